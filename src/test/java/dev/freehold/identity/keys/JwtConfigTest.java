package dev.freehold.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings as the start reads and checks them. */
class JwtConfigTest {
    @Test
    void hasDefaults() {
        JwtConfig config = read(Map.of("freehold.jwt.private-key", ""));

        assertThat(config.privateKey()).isEmpty();
        assertThat(config.keyRotation()).isEqualTo(Duration.ofDays(90));
        assertThat(config.lifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.issuer()).isEqualTo("freehold");
        assertThat(config.audience()).isEqualTo("freehold");
    }

    @ParameterizedTest
    @CsvSource({"lifetime, PT1M", "lifetime, PT24H", "key-rotation, PT1H"})
    void takesTheBounds(String setting, String value) {
        assertThat(read(Map.of("freehold.jwt." + setting, value))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "lifetime, PT59S, 1 minute",
        "lifetime, PT24H1S, 24 hours",
        "lifetime, PT0S, 1 minute",
        "key-rotation, PT59M, 1 hour"
    })
    void refusesWhatIsOutOfRange(String setting, String value, String bound) {
        assertThatThrownBy(() -> read(Map.of("freehold.jwt." + setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("freehold.jwt." + setting)
                .hasMessageContaining(bound);
    }

    private static JwtConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(JwtConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .withSources(new PropertiesConfigSource(settings, "test", 1))
                .build()
                .getConfigMapping(JwtConfig.class);
    }
}
