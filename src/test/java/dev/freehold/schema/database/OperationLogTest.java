package dev.freehold.schema.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.Operation.Outcome;
import dev.freehold.support.Polling;
import dev.freehold.support.ScratchPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationLogTest {
    private static ScratchPostgres postgres;

    private GovernedDatabase database;
    private OperationLog log;

    @BeforeAll
    static void start() throws IOException {
        postgres = new ScratchPostgres();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = postgres.database();
        log = new OperationLog(database);
    }

    @Test
    void anOperationThatWasDoneSaysWhatItDid() throws SQLException {
        try (RunningOperation operation = log.start("migrate", "010", Optional.of("abc"), Map.of("pending", "1"))) {
            operation.done("011", Map.of("applied", "1"));
        }

        assertThat(newest(10)).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo("migrate");
            assertThat(operation.dbUser()).isEqualTo("postgres");
            assertThat(operation.client()).isEqualTo("127.0.0.1");
            assertThat(operation.versionBefore()).isEqualTo("010");
            assertThat(operation.versionAfter()).hasValue("011");
            assertThat(operation.planHash()).hasValue("abc");
            assertThat(operation.outcome()).isEqualTo(Outcome.DONE);
            assertThat(operation.detail()).containsOnly(Map.entry("pending", "1"), Map.entry("applied", "1"));
            assertThat(operation.endedAt())
                    .hasValueSatisfying(end -> assertThat(end).isAfterOrEqualTo(operation.at()));
        });
    }

    @Test
    void aFailureKeepsItsReason() throws SQLException {
        try (RunningOperation operation = log.start("repair", "011", Optional.empty(), Map.of())) {
            operation.failed("a lock was not to be had");
        }

        assertThat(newest(10)).singleElement().satisfies(operation -> {
            assertThat(operation.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(operation.detail()).containsEntry("reason", "a lock was not to be had");
            assertThat(operation.versionAfter()).isEmpty();
        });
    }

    @Test
    void whatIsClosedWithoutAResultHasFailed() throws SQLException {
        log.start("backup", "011", Optional.empty(), Map.of()).close();

        assertThat(newest(10)).extracting(Operation::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void theNewestComeFirst() throws SQLException {
        for (String kind : List.of("adopt", "migrate", "backup")) {
            try (RunningOperation operation = log.start(kind, "011", Optional.empty(), Map.of())) {
                operation.done("011", Map.of());
            }
        }

        assertThat(newest(2)).extracting(Operation::kind).containsExactly("backup", "migrate");
    }

    @Test
    void anOperationThatRunsIsUnfinishedAndNotInterrupted() throws SQLException {
        try (RunningOperation operation = log.start("repair", "011", Optional.empty(), Map.of())) {
            assertThat(operation.unrecorded()).isEmpty();
            assertThat(unfinished()).extracting(Operation::outcome).containsExactly(Outcome.RUNNING);
            operation.done("011", Map.of());
            assertThat(unfinished()).isEmpty();
        }
    }

    @Test
    void anOperationWhoseProcessIsKilledIsListedAsInterrupted() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOperation.class.getName(),
                        database.jdbcUrl())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("begun Optional.empty");
            assertThat(unfinished()).extracting(Operation::outcome).containsExactly(Outcome.RUNNING);
        } finally {
            process.destroyForcibly().waitFor();
        }

        Polling.await(
                "the session to end",
                Duration.ofSeconds(20),
                () -> unfinished().get(0).outcome() == Outcome.INTERRUPTED);

        assertThat(unfinished()).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo("repair");
            assertThat(operation.planHash()).hasValue("plan-1");
            assertThat(operation.endedAt()).isEmpty();
        });

        try (RunningOperation again = log.start("repair", "011", Optional.empty(), Map.of())) {
            again.done("011", Map.of());
        }
        assertThat(unfinished()).as("what was done again").isEmpty();
    }

    @Test
    void theSameFailureInARowIsRecordedOnce() throws SQLException {
        for (String reason : List.of("no room", "no room", "no room", "no rights", "no room")) {
            try (RunningOperation operation = log.start("migrate", "010", Optional.empty(), Map.of("at", "boot"))) {
                operation.failed(reason);
            }
        }

        assertThat(newest(10))
                .extracting(operation -> operation.detail().get("reason"))
                .containsExactly("no room", "no rights", "no room");
    }

    @Test
    void onlyTheNewestOperationsAreKept() throws SQLException {
        log.start("backup", "011", Optional.empty(), Map.of()).close();
        ScratchPostgres.column(database, """
                insert into governor.operations (schema_name, kind, version_before, outcome)
                select 'public', 'migrate', '011', 'done' from generate_series(1, 10050) returning id
                """);

        log.start("backup", "011", Optional.empty(), Map.of()).close();

        assertThat(newest(20_000)).hasSize(10_000);
    }

    @Test
    void whatWasInterruptedIsSettledByAnythingThatChangesTheSchemaLater() throws SQLException {
        log.start("backup", "011", Optional.empty(), Map.of()).close();
        ScratchPostgres.column(database, """
                insert into governor.operations (schema_name, kind, version_before) values ('public', 'init', 'none')
                returning id
                """);
        try (RunningOperation backup = log.start("backup", "011", Optional.empty(), Map.of())) {
            backup.done("011", Map.of());
        }
        assertThat(unfinished()).as("a backup changes nothing").hasSize(1);

        try (RunningOperation migration = log.start("migrate", "011", Optional.empty(), Map.of())) {
            migration.done("012", Map.of());
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void theEndIsRecordedEvenIfTheSessionWasLost() throws SQLException {
        try (RunningOperation operation = log.start("migrate", "010", Optional.empty(), Map.of())) {
            ScratchPostgres.column(
                    database,
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                            + " where application_name = 'freehold-governor' and pid <> pg_backend_pid()"
                            + " and datname = current_database()");
            operation.done("011", Map.of());
        }

        assertThat(newest(1)).extracting(Operation::outcome).containsExactly(Outcome.DONE);
    }

    @Test
    void aRoleThatMayNotRecordStillOperates() throws SQLException {
        ScratchPostgres.as(database, "postgres", "create role silent login");
        GovernedDatabase silent = ScratchPostgres.governedBy(database, "silent");

        try (RunningOperation operation =
                new OperationLog(silent).start("migrate", "010", Optional.empty(), Map.of())) {
            assertThat(operation.unrecorded()).hasValue("the role silent may not create the schema governor");
            operation.done("011", Map.of());
        }

        assertThat(newest(10)).isEmpty();
    }

    private List<Operation> newest(int limit) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return log.newest(connection, limit);
        }
    }

    private List<Operation> unfinished() {
        try (Connection connection = database.connect("test")) {
            return log.unfinished(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
