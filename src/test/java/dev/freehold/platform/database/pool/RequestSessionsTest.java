package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestSessionsTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Test
    void aStatementIsBoundedAndASilentConnectionGivenUpAfterwards() {
        PgConnectOptions options = bound(HALF_A_MINUTE, false, false);

        assertThat(options.getProperties()).containsEntry("statement_timeout", "30000");
        assertThat(patience(HALF_A_MINUTE).answer()).isBetween(Duration.ofSeconds(31), Duration.ofSeconds(36));
        assertThat(options.getCachePreparedStatements()).isTrue();
    }

    @Test
    void noBoundMeansNoneAtAll() {
        PgConnectOptions options = bound(Duration.ZERO, false, false);

        assertThat(options.getProperties()).doesNotContainKey("statement_timeout");
        assertThat(patience(Duration.ZERO).answer()).isZero();
        assertThat(patience(Duration.ZERO).login()).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void theUrlsOwnTimeoutCounts() {
        assertThat(bound(HALF_A_MINUTE, false, true).getProperties()).doesNotContainKey("statement_timeout");
    }

    @Test
    void aPoolerIsToldNothingThatItRefusesAndAskedForNoPreparedStatements() {
        PgConnectOptions options = bound(HALF_A_MINUTE, true, false);

        assertThat(options.getProperties()).doesNotContainKeys("statement_timeout", "extra_float_digits", "options");
        assertThat(options.getUseLayer7Proxy()).isTrue();
        assertThat(options.getCachePreparedStatements()).isFalse();
    }

    private static SilentServers patience(Duration timeout) {
        return new RequestSessions(timeout, false, false).patience(Duration.ofSeconds(2));
    }

    private static PgConnectOptions bound(Duration timeout, boolean isPooled, boolean isSet) {
        return new RequestSessions(timeout, isPooled, isSet).bound(new PgConnectOptions());
    }
}
