package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
        BackupDatabases databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        database = databases.empty("this");
        other = databases.empty("other");
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
        BackupDatabases databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        GovernedDatabase first = databases.empty("twice");
        Backups ofFirst = new Backups(first, directory, List.of());
        ofFirst.take(Optional.of("plan"), BackupProgress.SILENT);
        BackupDatabases.execute(database, "drop database twice");
        GovernedDatabase second = databases.empty("twice");

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

    private void refused(String reason) {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> BackupGate.require(backups, database, "plan"))
                .withMessageContaining(reason);
    }
}
