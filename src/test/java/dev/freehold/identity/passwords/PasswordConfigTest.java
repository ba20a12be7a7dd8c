package dev.freehold.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordConfigTest {
    @Test
    void theDefaultsAreWhatOwaspAsksFor() {
        PasswordConfig config = configured("memory", "19456");

        assertThat(config.memory()).isEqualTo(19_456);
        assertThat(config.iterations()).isEqualTo(2);
        assertThat(config.parallelism()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "memory,1023,'freehold.passwords.memory (PASSWORD_ARGON2_MEMORY, in KiB) must be at least 1024'",
        "memory,1048577,'freehold.passwords.memory (PASSWORD_ARGON2_MEMORY, in KiB) must be at most 1048576'",
        "iterations,0,'freehold.passwords.iterations (PASSWORD_ARGON2_ITERATIONS) must be at least 1'",
        "iterations,51,'freehold.passwords.iterations (PASSWORD_ARGON2_ITERATIONS) must be at most 50'",
        "parallelism,0,'freehold.passwords.parallelism (PASSWORD_ARGON2_PARALLELISM) must be at least 1'",
        "parallelism,17,'freehold.passwords.parallelism (PASSWORD_ARGON2_PARALLELISM) must be at most 16'",
    })
    void aValueOutOfBoundsStopsTheStart(String setting, String value, String message) {
        assertThatThrownBy(() -> configured(setting, value))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"memory,1024", "memory,1048576", "iterations,50", "parallelism,16"})
    void theBoundsThemselvesAreAllowed(String setting, String value) {
        assertThat(configured(setting, value)).isNotNull();
    }

    private static PasswordConfig configured(String setting, String value) {
        return new SmallRyeConfigBuilder()
                .withMapping(PasswordConfig.class)
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withDefaultValue("freehold.passwords." + setting, value)
                .build()
                .getConfigMapping(PasswordConfig.class);
    }
}
