package dev.freehold.schema.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which version a database has, and what is said and done where this build does not know it. */
class UnknownVersionTest {
    private static final GovernorSettings SETTINGS =
            new GovernorSettings(true, true, false, Protection.NONE, Path.of("target"), TestServer.LOCK_TIMEOUT);

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void whatCouldNotBeComparedIsNotCalledCleanAndNothingIsDone() throws SQLException {
        for (String version : List.of("5.5", "2024.01")) {
            GovernedDatabase database = baselined(version);
            Governor governor = GovernedBy.settings(SETTINGS, database).governor();

            DriftReport report = governor.drift().report();

            assertThat(report.isCompared()).isFalse();
            assertThat(report.isClean()).isFalse();
            assertThat(report.whyNotCompared().orElseThrow()).contains(version, "does not know");
            assertThatThrownBy(governor::plan)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(version);
            assertThatThrownBy(() -> governor.repair(Optional.empty(), line -> {}))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(version);
            assertThatThrownBy(governor::accept)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(version);
            assertThat(TestServer.column(database, "select to_regnamespace('governor')"))
                    .as("nothing was written down")
                    .containsExactly((String) null);
        }
    }

    @Test
    void aVersionThatIsWrittenInAnotherWayIsTheSame() throws SQLException {
        for (String version : List.of("11", "11.0", "0011")) {
            GovernedDatabase database = baselined(version);
            TestServer.execute(database, "drop index tasks_creator_id_idx");

            Governor governor = GovernedBy.settings(SETTINGS, database).governor();

            assertThat(governor.drift().report().version()).isEqualTo("011");
            assertThat(governor.plan().steps())
                    .singleElement()
                    .satisfies(step -> assertThat(step.subject().name()).isEqualTo("tasks_creator_id_idx"));
        }
    }

    @Test
    void theHighestVersionCountsWhateverCameLast() throws SQLException {
        GovernedDatabase database = baselined("11");
        row(database, 2, "012", "SQL", true);
        row(database, 3, "009", "SQL", true);
        assertThat(version(database)).isEqualTo("012");

        row(database, 4, "012", "DELETE", true);
        assertThat(version(database)).isEqualTo("11");

        row(database, 5, "012", "SQL", false);
        assertThat(version(database)).isEqualTo("11");
    }

    /** A session that holds the history while it migrates: the report has read the catalog when it comes to the version. */
    @Test
    void aMigrationThatIsCommittedMeanwhileIsNotHalfSeen() throws Exception {
        GovernedDatabase database = baselined("011");
        try (Connection other = database.connect("test");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table flyway_schema_history in access exclusive mode");
            CompletableFuture<DriftReport> reading = CompletableFuture.supplyAsync(() -> report(database));
            while (TestServer.column(database, "select 1 from pg_locks where not granted")
                    .isEmpty()) {
                assertThat(reading).isNotDone();
            }
            statement.execute("alter table api_tokens alter column expires_at set not null");
            statement.execute("update flyway_schema_history set version = '012'");
            other.commit();

            assertThat(reading.get().findings()).isEmpty();
            assertThat(reading.get().version()).isEqualTo("011");
        }
        assertThat(report(database).version()).isEqualTo(Snapshots.head());
    }

    private static DriftReport report(GovernedDatabase database) {
        try {
            return new DriftReporter(database).report();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String version(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return AppliedVersion.of(connection);
        }
    }

    /** What the migrations build up to 011, under another number. */
    private static GovernedDatabase baselined(String version) throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, "truncate flyway_schema_history");
        row(database, 1, version, "BASELINE", true);
        return database;
    }

    private static void row(GovernedDatabase database, int rank, String version, String type, boolean success)
            throws SQLException {
        TestServer.execute(database, """
                insert into flyway_schema_history values (%d, '%s', 'by hand', '%s', 'by hand', null, 'postgres', now(), 0, %s)
                """.formatted(rank, version, type, success));
    }
}
