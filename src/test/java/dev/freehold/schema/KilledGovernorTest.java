package dev.freehold.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.freehold.schema.GovernorProcess.Command;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.Operation.Outcome;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Governors that are killed at random moments. {@code -Dkills=20} kills each command twenty times; {@code -Dkills.seed} repeats
 * the moments of a run, as far as the machine is as fast as it was.
 */
class KilledGovernorTest {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime() % 1_000_000);

    private static PostgresVersion server;
    private static final Map<String, Catalog> BUILT = new HashMap<>();

    @TempDir
    Path directory;

    @BeforeAll
    static void buildAllVersions() throws SQLException {
        server = PostgresVersion.of(PostgresVersion.NEWEST);
        GovernedDatabase database = server.empty("killed_reference");
        BUILT.put(AppliedVersion.NONE, Catalog.empty());
        for (String version : Snapshots.versions()) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .target(version)
                    .load()
                    .migrate();
            try (Connection connection = database.connect("test")) {
                BUILT.put(version, CatalogReader.read(connection, database.schema()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKilledAtAnyMomentLeavesADefinedDatabaseAndIsTakenUpByTheNextRun(Command command) throws Exception {
        System.out.printf("kills of %s: %d, seed %d%n", command, KILLS, SEED);
        Random random = new Random(SEED ^ command.name().hashCode());
        KilledDatabase whole = new KilledDatabase(prepared(command), directory.resolve("whole"));
        long wholeNanos = run(command, whole, Optional.empty());
        int interrupted = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Duration moment = Duration.ofNanos((long) (random.nextDouble() * wholeNanos));
            KilledDatabase killed = new KilledDatabase(prepared(command), directory.resolve(command + "-" + kill));
            List<String> rows = killed.rows();
            run(command, killed, Optional.of(moment));
            String where = "%s, seed %d, kill %d, after %d ms".formatted(command, SEED, kill, moment.toMillis());
            try {
                interrupted += isAsItShouldBe(command, killed, rows) ? 1 : 0;
                canBeTakenUp(command, killed, rows);
            } catch (AssertionError | SQLException failure) {
                fail(where, failure);
            }
        }
        assertThat(interrupted).as("moments at which something was under way").isPositive();
    }

    @Test
    void theStatementOfAKilledGovernorEndsWhileTheOthersThatItWaitsForGoOn() throws Exception {
        KilledDatabase killed = new KilledDatabase(prepared(Command.REPAIR), directory);
        List<String> rows = killed.rows();
        try (Connection reader = killed.database().connect("test")) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement()) {
                // An index that is made concurrently waits for all who may still look at the table as it was before.
                statement.execute("select 1");
            }
            Process process = GovernorProcess.start(Command.REPAIR, killed.database(), directory, Optional.empty());
            try {
                killed.awaitIndexThatWaits();
            } finally {
                process.destroyForcibly().waitFor();
            }
            killed.awaitNobodyBut(1);
            reader.rollback();
        }

        assertThat(isAsItShouldBe(Command.REPAIR, killed, rows)).isTrue();
        canBeTakenUp(Command.REPAIR, killed, rows);
    }

    private static GovernedDatabase prepared(Command command) throws SQLException {
        return switch (command) {
            case MIGRATE -> server.empty("killed");
            case REPAIR -> server.prepared("killed_drifted", database -> fill(database, "drifted.sql"), "killed");
            case ROLLBACK, BACKUP -> server.prepared("killed_filled", KilledGovernorTest::fill, "killed");
        };
    }

    private static void fill(GovernedDatabase database, String... scripts) throws SQLException {
        PostgresVersion.migrate(database);
        SeededDatabase.run(database, "rows.sql");
        SeededDatabase.run(database, "many_rows.sql");
        for (String script : scripts) {
            SeededDatabase.run(database, script);
        }
    }

    /** How long it ran; killed after a while, or not at all. */
    private static long run(Command command, KilledDatabase governed, Optional<Duration> life)
            throws IOException, InterruptedException {
        Process process = GovernorProcess.start(command, governed.database(), governed.directory(), Optional.empty());
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("begun");
            long start = System.nanoTime();
            if (life.isPresent()) {
                LockSupport.parkNanos(life.get().toNanos());
            } else {
                assertThat(output.readLine()).isEqualTo("done");
            }
            return System.nanoTime() - start;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Whether it was under way when it was killed. */
    private static boolean isAsItShouldBe(Command command, KilledDatabase killed, List<String> rows)
            throws SQLException {
        killed.awaitNobody();
        killed.hasNoLock();
        killed.hasWholeBackupsOnly();
        assertThat(killed.differencesFrom(BUILT.get(killed.version())))
                .as("what differs from version " + killed.version() + ", and what validate finds")
                .containsAll(killed.findings())
                .matches(differences -> command == Command.REPAIR || differences.isEmpty(), "is at a version")
                .matches(differences -> differences.isEmpty() == isEmpty(killed), "is what validate finds");
        if (command == Command.REPAIR || command == Command.BACKUP) {
            assertThat(killed.rows()).isEqualTo(rows);
        }
        Optional<Outcome> outcome = killed.lastOperation().map(operation -> operation.outcome());
        assertThat(outcome).isIn(Optional.empty(), Optional.of(Outcome.INTERRUPTED), Optional.of(Outcome.DONE));
        return outcome.equals(Optional.of(Outcome.INTERRUPTED));
    }

    private static boolean isEmpty(KilledDatabase killed) {
        try {
            return killed.findings().isEmpty();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void canBeTakenUp(Command command, KilledDatabase killed, List<String> rows) throws Exception {
        GovernorProcess.run(command, killed.database(), killed.directory(), Optional.empty());
        String version = command == Command.ROLLBACK ? AppliedVersion.NONE : Snapshots.head();
        assertThat(killed.version()).isEqualTo(version);
        assertThat(killed.findings()).isEmpty();
        assertThat(killed.differencesFrom(BUILT.get(version))).isEmpty();
        killed.hasNoInvalidIndex();
        killed.hasNoLock();
        killed.hasWholeBackupsOnly();
        assertThat(killed.unfinishedBackups()).isEmpty();
        if (command == Command.REPAIR || command == Command.BACKUP) {
            assertThat(killed.rows()).isEqualTo(rows);
        }
    }
}
