package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.database.RunningOperation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.io.TempDir;

/** The gate opens to a backup of this database that was taken for this plan and is whole, and to no other. */
class BackupGateTest {
    private static EmbeddedPostgres server;
    private static GovernedDatabase database;
    private static GovernedDatabase other;

    @TempDir
    Path directory;

    private Backups backups;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = databases().empty("this");
        other = databases().empty("other");
        BackupDatabases.execute(database, "create table t (id integer primary key); insert into t values (1)");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void backups() {
        backups = new Backups(database, directory, List.of());
    }

    @Test
    void theNewestOfThePlanOpensIt() {
        backups.take(Optional.of("plan"), BackupProgress.SILENT);
        Backup newest = backups.take(Optional.of("plan"), BackupProgress.SILENT);
        backups.take(Optional.of("another plan"), BackupProgress.SILENT);

        assertThat(BackupGate.require(backups, database, "plan").path()).isEqualTo(newest.path());
    }

    @Test
    void noBackupDoesNot() {
        refused("no backup that was taken for the plan");
    }

    @Test
    void oneForAnotherPlanDoesNot() {
        backups.take(Optional.of("plan b"), BackupProgress.SILENT);

        refused("no backup that was taken for the plan");
    }

    @Test
    void oneForNoPlanDoesNot() {
        backups.take(Optional.empty(), BackupProgress.SILENT);

        refused("no backup that was taken for the plan");
    }

    @Test
    void oneOfAnotherDatabaseDoesNot() {
        new Backups(other, directory, List.of()).take(Optional.of("plan"), BackupProgress.SILENT);

        refused("of another database");
    }

    @Test
    void oneOfADatabaseThatWasMadeAnewDoesNot() throws SQLException, IOException {
        GovernedDatabase first = databases().empty("twice");
        Backups ofFirst = new Backups(first, directory, List.of());
        ofFirst.take(Optional.of("plan"), BackupProgress.SILENT);
        BackupDatabases.execute(database, "drop database twice");
        GovernedDatabase second = databases().empty("twice");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupGate.require(ofFirst, second, "plan"))
                .withMessageContaining("of another database");
    }

    @Test
    void aDamagedOneDoesNot() throws IOException {
        Backup backup = backups.take(Optional.of("plan"), BackupProgress.SILENT);
        byte[] bytes = Files.readAllBytes(backup.path());
        bytes[40] ^= 1;
        Files.write(backup.path(), bytes);

        refused("damaged");
    }

    /** The same drift comes back, and with it the hash of its plan. */
    @Test
    void oneFromBeforeTheLastRepairDoesNot() throws SQLException {
        GovernedDatabase repaired = databases().empty("repaired");
        Backups ofRepaired = new Backups(repaired, directory, List.of());
        Backup old = ofRepaired.take(Optional.of("plan"), BackupProgress.SILENT);
        new OperationLog(repaired)
                .start("repair", "none", Optional.of("plan"), Map.of())
                .close();

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupGate.require(ofRepaired, repaired, "plan"))
                .withMessageContainingAll(
                        old.path().toString(),
                        "taken at " + old.manifest().takenAt(),
                        "before the end of the last repair",
                        "failed");

        Backup next = ofRepaired.take(Optional.of("plan"), BackupProgress.SILENT);
        assertThat(BackupGate.require(ofRepaired, repaired, "plan").id()).isEqualTo(next.id());
    }

    @Test
    void whatIsUnderWayDoesNotOutdateTheBackupThatItAsksFor() throws SQLException {
        GovernedDatabase repairing = databases().empty("repairing");
        Backups ofRepairing = new Backups(repairing, directory, List.of());
        Backup backup = ofRepairing.take(Optional.of("plan"), BackupProgress.SILENT);
        try (RunningOperation operation =
                new OperationLog(repairing).start("repair", "none", Optional.of("plan"), Map.of())) {
            assertThat(BackupGate.require(ofRepairing, repairing, "plan").id()).isEqualTo(backup.id());
            operation.done("none", Map.of());
        }
    }

    @Test
    void oneFromBeforeTheLastMigrationDoesNot() throws SQLException, IOException {
        GovernedDatabase migrated = databases().filled("migrated");
        Backups ofMigrated = new Backups(migrated, directory, List.of());
        ofMigrated.take(Optional.of("plan"), BackupProgress.SILENT);
        assertThat(BackupGate.require(ofMigrated, migrated, "plan")).isNotNull();
        BackupDatabases.execute(migrated, """
                insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
                    execution_time, success)
                values (1000, '900', 'by Flyway alone', 'SQL', 'V900__.sql', 'somebody', 1, true)
                """);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupGate.require(ofMigrated, migrated, "plan"))
                .withMessageContaining("flyway_schema_history has changed since");
    }

    @Test
    void oneThatIsOlderThanADayDoesNot() throws SQLException, IOException {
        Backup backup = backups.take(Optional.of("plan"), BackupProgress.SILENT);
        try (Connection connection = database.connect("test")) {
            BackupFreshness.demand(connection, database, aged(backup, Duration.ofHours(23)));

            assertThatExceptionOfType(BackupException.class)
                    .isThrownBy(() -> BackupFreshness.demand(connection, database, aged(backup, Duration.ofHours(25))))
                    .withMessageContainingAll(backup.path().toString(), "not in the last 24 hours");
        }
    }

    private static Backup aged(Backup backup, Duration age) {
        Manifest manifest = backup.manifest();
        return new Backup(
                backup.id(),
                backup.path(),
                new Manifest(
                        manifest.format(),
                        manifest.takenAt().minus(age),
                        manifest.planHash(),
                        manifest.database(),
                        manifest.serverVersion(),
                        manifest.schema(),
                        manifest.schemaVersion(),
                        manifest.lsn(),
                        manifest.parts(),
                        manifest.tables(),
                        manifest.sequences(),
                        manifest.extensions(),
                        manifest.dump()));
    }

    private static BackupDatabases databases() throws SQLException {
        return new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
    }

    private void refused(String reason) {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupGate.require(backups, database, "plan"))
                .withMessageContaining(reason);
    }
}
