package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a dump comes out of it. */
@DisplayName("dumps (skipped where no pg_dump is that is as new as a server to be had)")
class DumpRoundTripTest {
    @TempDir
    static Path data;

    private static Optional<DumpServer> server;
    private static GovernedDatabase original;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        server = DumpServer.start(data);
        if (server.isPresent()) {
            original = server.get().databases().filled("it's = \"odd\"");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @BeforeEach
    void needsAClient() {
        assumeTrue(server.isPresent(), "no pg_dump that is as new as a server to be had");
    }

    @Test
    void aRestoredDatabaseIsTheSame() throws SQLException {
        Backup backup = dumps(original).take(Optional.of("abc"), BackupProgress.SILENT);
        GovernedDatabase copy = databases().empty("copy 'of' it");

        Restoration restoration = dumps(copy).restore(backup, copy, BackupProgress.SILENT);

        assertThat(restoration.differences()).isEmpty();
        assertThat(backup.manifest().format()).isEqualTo(BackupFormat.DUMP);
        assertThat(restoration.schemas()).containsExactlyInAnyOrder("public", "quarantine");
        assertThat(BackupDatabases.text(copy, "select count(*) from quarantine.\"Dropped\""))
                .isEqualTo("2");
    }

    @Test
    void bothFormatsTellOfTheSameRows() {
        Backup dump = dumps(original).take(Optional.empty(), BackupProgress.SILENT);
        Backup archive = new Backups(original, directory, List.of()).take(Optional.empty(), BackupProgress.SILENT);

        assertThat(dump.manifest().tables()).isEqualTo(archive.manifest().tables());
        assertThat(dump.manifest().sequences()).isEqualTo(archive.manifest().sequences());
        assertThat(dumps(original).list().backups()).extracting(Backup::id).containsExactly(archive.id(), dump.id());
    }

    /** The embedded server is of one version only; this one may be the oldest that counts. */
    @Test
    void anArchiveOfThisServerComesBackToo() throws SQLException {
        Backups archives = new Backups(original, directory, List.of());
        Backup archive = archives.take(Optional.empty(), BackupProgress.SILENT);

        Restoration restoration = archives.restore(archive, databases().empty("unpacked"), BackupProgress.SILENT);

        assertThat(restoration.differences()).isEmpty();
    }

    @Test
    void rowsThatComeDuringABackupAreNotInIt() throws SQLException, IOException {
        GovernedDatabase busy = databases().filled("busy");
        AtomicBoolean written = new AtomicBoolean();
        Backup backup = dumps(busy).take(Optional.empty(), (table, rows) -> {
            if (written.compareAndSet(false, true)) {
                write(busy);
            }
        });
        GovernedDatabase copy = databases().empty("busy_copy");

        assertThat(dumps(copy).restore(backup, copy, BackupProgress.SILENT).differences())
                .isEmpty();

        assertThat(BackupDatabases.text(copy, "select count(*) from text_key")).isEqualTo("8");
    }

    private static void write(GovernedDatabase database) {
        try {
            BackupDatabases.execute(database, "insert into text_key values ('late')");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void whatNeedsSomethingFromElsewhereIsNotBackedUp() throws SQLException {
        GovernedDatabase database = databases().empty("outside");
        BackupDatabases.execute(database, BackupDatabases.OUTSIDE);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> dumps(database).take(Optional.empty(), BackupProgress.SILENT))
                .withMessageContainingAll(BackupDatabases.WHAT_NEEDS_OUTSIDE);
    }

    /** Many log in as one role and work as another. */
    @Test
    void theOptionsOfTheAddressCount() throws SQLException {
        GovernedDatabase database = databases().empty("owned");
        BackupDatabases.execute(database, """
                create role app_owner;
                create role app login noinherit in role app_owner;
                create table t (id integer);
                alter table t owner to app_owner;
                """);
        GovernedDatabase app =
                new GovernedDatabase(database.jdbcUrl() + "?options=-c%20role=app_owner", "app", null, "public");

        assertThat(dumps(app)
                        .take(Optional.empty(), BackupProgress.SILENT)
                        .manifest()
                        .format())
                .isEqualTo(BackupFormat.DUMP);
    }

    @Test
    void aFlippedByteIsFound() throws IOException {
        Backup backup = dumps(original).take(Optional.empty(), BackupProgress.SILENT);
        byte[] bytes = Files.readAllBytes(backup.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.path(), bytes);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> dumps(original).verify(backup, BackupProgress.SILENT))
                .withMessageContaining("damaged");
    }

    @Test
    void aDumpWithoutItsManifestIsNoBackup() throws IOException {
        Backup backup = dumps(original).take(Optional.empty(), BackupProgress.SILENT);
        Files.delete(directory.resolve(backup.id() + ".manifest.json"));

        assertThat(dumps(original).list().backups()).isEmpty();
        assertThat(dumps(original).list().unreadable())
                .singleElement()
                .asString()
                .contains("manifest.json is missing");
    }

    @Test
    void aFailingRestorationLeavesNothing() throws SQLException {
        Backup backup = dumps(original).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases().empty("failing");
        BackupDatabases.execute(copy, FailingRestoration.NO_TRIGGERS);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> dumps(copy).restore(backup, copy, BackupProgress.SILENT))
                .withMessageContaining("no triggers here");

        assertThat(BackupDatabases.text(copy, FailingRestoration.RELATIONS)).isEqualTo("0");
    }

    @Test
    void withoutItsProgramsADumpIsNotRestored() throws SQLException {
        Backup backup = dumps(original).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases().empty("no_programs");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> new Backups(copy, directory, List.of()).restore(backup, copy, BackupProgress.SILENT))
                .withMessageContaining("client programs");
    }

    private static BackupDatabases databases() {
        return server.orElseThrow().databases();
    }

    private Backups dumps(GovernedDatabase database) {
        return new Backups(database, directory, server.orElseThrow().clients());
    }
}
