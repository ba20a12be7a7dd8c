package dev.freehold.schema.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.protection.Protection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a rollback refuses, and what it leaves where it stops. */
class RollbackTest {
    private static final String LOOK =
            "insert into access_audit_log (entity, entity_id, action, fields) values ('x', gen_random_uuid(), 'read', '{}')";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void countsRowsOfDroppedTablesAndThoseThatAScriptDeletes() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, LOOK + ";" + LOOK);

        RollbackPlan plan = TestServer.rollback(database).plan("008");

        assertThat(plan.losses())
                .containsExactlyInAnyOrder(
                        RowLoss.of("access_audit_log", "", 2),
                        RowLoss.of("permissions", "", 1),
                        RowLoss.of("role_permissions", "", 2));
        assertThat(plan.steps()).extracting(RollbackStep::to).containsExactly("010", "009", "008");
        assertThat(TestServer.migrations(database).version())
                .as("a plan changes nothing")
                .isEqualTo("011");
    }

    @Test
    void countsValuesOfDroppedColumns() throws SQLException {
        GovernedDatabase database = SERVER.at("006");
        RepresentativeRows.add(database, "002");
        TestServer.execute(database, "update users set hashed_password = 'x' where username <> 'user3'");

        assertThat(TestServer.rollback(database).plan().losses())
                .contains(RowLoss.of("users", "hashed_password", 2))
                .noneMatch(loss -> loss.column().equals("last_login_at"));
    }

    @Test
    void refusesToLoseRowsUnlessThatIsAllowedAndThereIsABackupOfThePlan() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, LOOK);
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan plan = rollback.plan();
        List<String> asked = new ArrayList<>();

        assertThatThrownBy(() -> rollback.run(plan, false, hash -> Optional.of("backup"), step -> {}))
                .isInstanceOf(DataLossException.class)
                .hasMessageContaining("1 row of access_audit_log");
        assertThatThrownBy(() -> rollback.run(plan, true, RollbackTest::noBackup, step -> {}))
                .isInstanceOf(DataLossException.class)
                .hasMessageContaining(plan.hash());
        assertThat(TestServer.column(database, "select count(*) from access_audit_log"))
                .containsExactly("1");

        RollbackResult result = rollback.run(
                plan,
                true,
                hash -> {
                    asked.add(hash);
                    return Optional.of("backup");
                },
                step -> {});

        assertThat(asked).containsExactly(plan.hash());
        assertThat(result)
                .isEqualTo(new RollbackResult(
                        List.of("011"), "010", List.of(RowLoss.of("access_audit_log", "", 1)), Optional.of("backup")));
    }

    @Test
    void seesRowsThatCameSinceThePlanWasMade() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan harmless = rollback.plan();
        TestServer.execute(database, LOOK);
        RollbackPlan losing = rollback.plan();
        TestServer.execute(database, LOOK);

        assertThatThrownBy(() -> rollback.run(harmless, true, hash -> Optional.of("backup"), step -> {}))
                .isInstanceOf(DataLossException.class)
                .hasMessageContaining("2 rows of access_audit_log");
        assertThatThrownBy(() -> rollback.run(losing, true, hash -> Optional.of("backup"), step -> {}))
                .isInstanceOf(DataLossException.class);
        assertThat(TestServer.migrations(database).version()).isEqualTo("011");
        assertThat(TestServer.column(database, "select count(*) from access_audit_log"))
                .containsExactly("2");
    }

    @Test
    void refusesAPlanOfAnotherVersion() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan plan = rollback.plan();
        RollbackPlan old = new RollbackPlan("010", "010", plan.steps(), plan.hash());

        assertThatThrownBy(() -> rollback.run(old, true, RollbackTest::noBackup, step -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("make a new plan");
        assertThatThrownBy(() -> rollback.plan("099"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("099 is not applied");
    }

    @Test
    void aScriptThatFailsLeavesTheVersionBeforeIt() throws SQLException {
        GovernedDatabase database = SERVER.at("010");
        Catalog ten = TestServer.catalog(database);
        TestServer.migrate(database, "011");
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan plan = rollback.plan("009");
        TestServer.execute(database, "create view pictures as select url from media");

        RollbackFailedException failure = catchThrowableOfType(
                RollbackFailedException.class, () -> rollback.run(plan, false, RollbackTest::noBackup, step -> {}));

        assertThat(failure).hasMessageContaining("U010__media.sql").hasMessageContaining("pictures");
        assertThat(failure.done()).containsExactly("011");
        assertThat(failure.left()).containsExactly("010");
        assertThat(TestServer.migrations(database).version()).isEqualTo("010");
        TestServer.execute(database, "drop view pictures");
        assertThat(TestServer.catalog(database).objects()).isEqualTo(ten.objects());
    }

    @Test
    void aPlanThatCannotWorkSaysSoBeforeAnythingHappens() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, "drop table property_confidential");

        assertThatThrownBy(() -> TestServer.rollback(database).plan("009"))
                .isInstanceOf(RollbackFailedException.class)
                .hasMessageContaining("property_confidential")
                .hasMessageContaining("repair it first");
    }

    @Test
    void protectedTablesAreNotTouched() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        for (String glob : List.of("property_conf*", "projects", "permissions", "Mistyped")) {
            Rollback rollback = TestServer.rollback(database, Protection.parse(glob), new UndoScripts());

            assertThatThrownBy(() -> rollback.plan("008"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(glob.replace("conf*", "confidential"));
        }
    }

    @Test
    void tablesThatAnUnmanagedOneNeedsAreNotDropped() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, "create table \"Legacy Photos\" (id uuid references properties)");

        assertThatThrownBy(() -> TestServer.rollback(database).plan("008"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Legacy Photos")
                .hasMessageContaining("needs properties");
        assertThat(TestServer.rollback(database).plan("009").steps()).hasSize(2);
    }

    @Test
    void rowsOfUnmanagedTablesAreNotTouchedThroughForeignKeysEither() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, """
                create table legacy_grants (permission_id uuid references permissions on delete cascade);
                insert into legacy_grants select id from permissions;
                """);

        assertThatThrownBy(() -> TestServer.rollback(database).plan())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the rows of legacy_grants");
    }

    @Test
    void adoptedDatabasesAreNotTakenBackBehindTheirAdoption() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        TestServer.execute(database, """
                delete from flyway_schema_history where installed_rank > 1;
                update flyway_schema_history set version = '011', type = 'BASELINE', script = 'adopted'
                """);

        assertThatThrownBy(() -> TestServer.rollback(database).plan())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("adopted at version 011");
    }

    @Test
    void waitsForLocksAndTriesAgain() throws Exception {
        GovernedDatabase database = SERVER.at("011");
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan plan = rollback.plan();
        try (Connection reader = database.connect("test");
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from access_audit_log");
            CompletableFuture<RollbackResult> running = CompletableFuture.supplyAsync(() -> run(rollback, plan));
            while (TestServer.column(database, "select 1 from pg_locks where not granted")
                    .isEmpty()) {
                assertThat(running).isNotDone();
            }
            reader.rollback();

            assertThat(running.get().version()).isEqualTo("010");
        }
    }

    @Test
    void oneGovernorAtATime() throws SQLException {
        GovernedDatabase database = SERVER.at("011");
        try (GovernorLock lock = GovernorLock.tryTake(database, "test").orElseThrow()) {
            assertThatThrownBy(() -> TestServer.rollback(database).plan())
                    .isInstanceOf(GovernorBusyException.class)
                    .hasMessageContaining("postgres@");
            assertThat(lock.isHeld()).isTrue();
        }
    }

    private static Optional<String> noBackup(String hash) {
        return Optional.empty();
    }

    private static RollbackResult run(Rollback rollback, RollbackPlan plan) {
        try {
            return rollback.run(plan, false, RollbackTest::noBackup, step -> {});
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
