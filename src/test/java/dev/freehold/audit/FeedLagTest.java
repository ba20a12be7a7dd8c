package dev.freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FeedLagTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    FeedLag lag;

    @Test
    void theFeedIsHeldBackAsLongAsTheOldestTransactionThatWrites() throws SQLException {
        assertThat(asked()).isZero();

        try (Connection late = Database.connect();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            Database.execute("select pg_current_xact_id()");

            Polling.await("a second of lag", PATIENCE, () -> asked() >= 1);
            late.rollback();
        }

        assertThat(asked()).isZero();
    }

    @Test
    void readersHoldNothingBack() throws SQLException {
        try (Connection reader = Database.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from audit_logs");
            Database.execute("select pg_current_xact_id()");

            assertThat(asked()).isZero();
            reader.rollback();
        }
    }

    @Test
    void nobodyKnowsItWhileTheDatabaseIsAway() throws Exception {
        PostgresResource.stopServer();
        try {
            assertThat(asked()).isNaN();
        } finally {
            PostgresResource.startServer();
        }
        Polling.await("an answer", PATIENCE, () -> asked() == 0);
    }

    private double asked() {
        lag.ask().await().atMost(PATIENCE);
        return lag.seconds();
    }
}
