package dev.freehold.schema.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.boot.States;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.Operation;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.snapshot.Snapshots;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written down of work, and what becomes of it where that fails. */
class JournalTest {
    private static final GovernorSettings SETTINGS =
            new GovernorSettings(true, true, false, Protection.NONE, Path.of("target"), TestServer.LOCK_TIMEOUT);

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void finishedWorkIsFinishedThoughNobodyCanLookOrWriteAfterwards() throws SQLException {
        GovernedDatabase database = SERVER.empty();

        assertThat(blind(database).write("migrate", Optional.empty(), () -> "done"))
                .isEqualTo("done");
        assertThat(newest(database).outcome()).isEqualTo(Operation.Outcome.DONE);

        assertThat(blind(database).write("migrate", Optional.empty(), () -> {
                    TestServer.execute(database, "drop table governor.operations");
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void aFailureStaysTheOneThatItIs() throws SQLException {
        GovernedDatabase database = SERVER.empty();

        assertThatThrownBy(() -> blind(database).write("migrate", Optional.empty(), () -> {
                    TestServer.execute(database, "drop table governor.operations");
                    throw new IllegalStateException("the work itself");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the work itself")
                .satisfies(failure -> assertThat(failure.getSuppressed()).isNotEmpty());
    }

    @Test
    void workThatFailedInPartIsNoSuccess() throws SQLException {
        GovernedDatabase database = SERVER.empty();

        blind(database)
                .write(
                        "repair",
                        Optional.empty(),
                        () -> "report",
                        report -> new Journal.Ending(Optional.of("1 of its steps failed"), Map.of("failed", "1")));

        assertThat(newest(database).outcome()).isEqualTo(Operation.Outcome.FAILED);
        assertThat(newest(database).detail()).containsEntry("failed", "1").containsKey("reason");
    }

    @Test
    void aRepairWithAStepThatFailedIsRecordedAsOneAndSaysHowManyDid() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, """
                alter table permissions drop constraint permissions_name_key;
                insert into permissions (id, name, description) select gen_random_uuid(), name, name from permissions limit 1;
                drop index tasks_creator_id_idx
                """);

        GovernedBy.settings(SETTINGS, database).governor().repair(Optional.empty(), line -> {});

        assertThat(newest(database).outcome()).isEqualTo(Operation.Outcome.FAILED);
        assertThat(newest(database).detail())
                .containsEntry("failed", "1")
                .containsEntry("reason", "1 of its steps failed")
                .containsKeys("done", "skipped");
    }

    @Test
    void aFailedMigrationIsAppliedAnewOnlyIfThatIsSaid() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(
                database,
                "update flyway_schema_history set success = false where version = '" + Snapshots.head() + "'");
        MigrationOperations operations = GovernedBy.settings(SETTINGS, database).migrations();

        assertThatThrownBy(operations::migrate).isInstanceOf(FlywayException.class);
        assertThat(operations.migrate(true)).isEqualTo(new MigrationOperations.Migrated(1, List.of(Snapshots.head())));

        Migrations migrations = TestServer.migrations(database);
        assertThat(migrations.status().problems()).isEmpty();
        assertThat(migrations.version()).isEqualTo(Snapshots.head());
        assertThat(newest(database).detail()).containsEntry("retried", Snapshots.head());
    }

    /** Whose state looks at a database that is not there. */
    private static Journal blind(GovernedDatabase database) {
        GovernedDatabase away = new GovernedDatabase("jdbc:postgresql://localhost:1/none", "nobody", null, "public");
        Governance governance = new Governance(() -> Flyway.configure().load(), away, Optional.of("public"), SETTINGS);
        return new Journal(database, States.of(governance));
    }

    private static Operation newest(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return new OperationLog(database).newest(connection, 1).get(0);
        }
    }
}
