package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "SHUTDOWN_DELAY, 0s",
        "SHUTDOWN_DELAY, 5s",
        "SHUTDOWN_TIMEOUT, 30",
        "HTTP_REQUEST_TIMEOUT, PT60S",
        "HTTP_BODY_TIMEOUT, 1500ms",
        "HTTP_IDLE_TIMEOUT, 75s",
        "HTTP_MAX_CONNECTIONS, 10000",
        "HTTP_MAX_IMPORTS, 1000",
        "HTTP_MAX_UPLOAD, 1",
        "HTTP_MAX_UPLOAD, 268435456",
        "HTTP_MAX_UPLOAD, 1073741824",
        "RATE_LIMIT, 600/1m",
        "RATE_LIMIT, 1/24h"
    })
    void whatCanBeUsedIsTaken(String name, String value) {
        assertThatCode(() -> check(name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "SHUTDOWN_DELAY, soon, 0s to 10m",
        "SHUTDOWN_DELAY, 11m, 0s to 10m",
        "SHUTDOWN_TIMEOUT, 0s, 1s to 1h",
        "SHUTDOWN_TIMEOUT, -3s, 1s to 1h",
        "HTTP_REQUEST_TIMEOUT, 2h, 1s to 1h",
        "HTTP_BODY_TIMEOUT, 10ms, 1s to 1h",
        "HTTP_IDLE_TIMEOUT, never, 1s to 1h",
        "HTTP_MAX_CONNECTIONS, 0, 1 to 9999999",
        "HTTP_MAX_CONNECTIONS, many, 1 to 9999999",
        "HTTP_MAX_IMPORTS, 0, 1 to 1000",
        "HTTP_MAX_IMPORTS, 1001, 1 to 1000",
        "HTTP_MAX_UPLOAD, 256M, without a unit",
        "HTTP_MAX_UPLOAD, 0, 1 to 1073741824",
        "HTTP_MAX_UPLOAD, 1073741825, 1 to 1073741824",
        "RATE_LIMIT, 600, such as 600/1m",
        "RATE_LIMIT, 0/1m, such as 600/1m",
        "RATE_LIMIT, 600/1500ms, such as 600/1m",
        "RATE_LIMIT, 600/48h, such as 600/1m",
        "RATE_LIMIT, a few, such as 600/1m"
    })
    void whatCannotBeUsedIsRefusedByNameWithWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() -> check(name, value))
                .isInstanceOf(LimitSettingsException.class)
                .hasMessageStartingWith(name + " cannot be used: ")
                .hasMessageContaining(allowed);
    }

    @Test
    void nothingHasToBeSet() {
        assertThatCode(() -> LimitVariables.check(name -> Optional.empty())).doesNotThrowAnyException();
    }

    private static void check(String name, String value) {
        LimitVariables.check(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty());
    }
}
