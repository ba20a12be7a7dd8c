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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a nightly backup removes, and what it must leave alone. */
class ThinnedBackupsTest {
    private static EmbeddedPostgres server;
    private static BackupDatabases databases;
    private static GovernedDatabase database;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        database = databases.empty("thinned");
        BackupDatabases.execute(database, "create table words (word text primary key)");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private Backups of(GovernedDatabase of) {
        return new Backups(of, directory, List.of());
    }

    private Path take(Optional<String> plan) {
        return of(database).take(plan, BackupProgress.SILENT).path();
    }

    /** The paths of what is removed where this one is the newest. */
    private List<Path> thin(Path newest, int keep) {
        return of(database).thin(Backups.open(newest), keep).stream()
                .map(Backup::path)
                .toList();
    }

    private List<Path> there() {
        return of(database).list().backups().stream().map(Backup::path).toList();
    }

    @Test
    void theNewestStayAndTheOthersGo() {
        Path first = take(Optional.empty());
        Path second = take(Optional.empty());
        Path third = take(Optional.empty());
        Path newest = take(Optional.empty());

        assertThat(thin(newest, 2)).containsExactly(second, first);
        assertThat(there()).containsExactly(newest, third);
        assertThat(thin(newest, 2)).isEmpty();
        assertThat(thin(newest, 1)).containsExactly(third);
    }

    @Test
    void whatWasTakenForAPlanStaysAndCountsForNothing() {
        Path plain = take(Optional.empty());
        Path planned = take(Optional.of("plan a"));
        Path newest = take(Optional.empty());

        assertThat(thin(newest, 2)).isEmpty();
        assertThat(thin(newest, 1)).containsExactly(plain);
        assertThat(there()).containsExactly(newest, planned);
    }

    @Test
    void whatIsOfAnotherDatabaseOrSchemaOrNoBackupStays() throws SQLException, IOException {
        GovernedDatabase another = databases.empty("another");
        GovernedDatabase otherSchema = new GovernedDatabase(database.jdbcUrl(), "postgres", null, "side");
        BackupDatabases.execute(database, "create schema side; create table side.words (word text primary key)");
        Path ofAnother =
                of(another).take(Optional.empty(), BackupProgress.SILENT).path();
        Path ofOtherSchema =
                of(otherSchema).take(Optional.empty(), BackupProgress.SILENT).path();
        Path broken = Files.writeString(directory.resolve("20260101T000000000Z.zip"), "no archive");
        Path newest = take(Optional.empty());

        assertThat(thin(newest, 1)).isEmpty();
        assertThat(there()).containsExactly(newest, ofOtherSchema, ofAnother);
        assertThat(broken).exists();
    }

    /** A clock that was set back makes the newest backup look old. */
    @Test
    void theOneThatWasJustTakenStaysWhateverTheClockSays() {
        Path taken = take(Optional.empty());
        Path later = take(Optional.empty());

        assertThat(thin(taken, 1)).containsExactly(later);
        assertThat(there()).containsExactly(taken);
    }

    @Test
    void nothingIsRemovedWhereTheClusterIsNotKnown() throws SQLException {
        BackupDatabases.execute(database, """
                create role blind login;
                grant usage on schema public to blind;
                grant all on all tables in schema public to blind;
                revoke execute on function pg_control_system() from public;
                """);
        Backups blind =
                new Backups(new GovernedDatabase(database.jdbcUrl(), "blind", null, "public"), directory, List.of());
        blind.take(Optional.empty(), BackupProgress.SILENT);
        Backup newest = blind.take(Optional.empty(), BackupProgress.SILENT);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> blind.thin(newest, 1))
                .withMessageContaining("no older backup was removed from " + directory)
                .withMessageContaining("pg_control_system()");
        assertThat(blind.list().backups()).hasSize(2);
    }
}
