package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.DatabaseIdentity;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not what it should be is refused, and leaves nothing behind. */
class BackupDamageTest {
    private static EmbeddedPostgres server;
    private static BackupDatabases databases;
    private static GovernedDatabase original;

    @TempDir
    Path directory;

    private Backups backups;
    private Backup backup;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        original = databases.empty("original");
        BackupDatabases.execute(original, """
                create table words (word text primary key);
                insert into words select 'word ' || n from generate_series(1, 1000) n;
                create table others (id integer);
                create function quiet() returns trigger language plpgsql as $$ begin return new; end $$;
                create trigger quiet after insert on words for each row execute function quiet();
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void take() {
        backups = new Backups(original, directory, List.of());
        backup = backups.take(Optional.of("plan a"), BackupProgress.SILENT);
    }

    @Test
    void aFlippedByteIsFoundWhereverItIs() throws IOException {
        byte[] bytes = Files.readAllBytes(backup.path());
        for (int position = 0; position < bytes.length; position += Math.max(1, bytes.length / 150)) {
            byte[] damaged = bytes.clone();
            damaged[position] ^= 1;
            Files.write(backup.path(), damaged);

            assertThatExceptionOfType(BackupException.class)
                    .as("byte %d", position)
                    .isThrownBy(() -> backups.verify(backup, BackupProgress.SILENT))
                    .withMessageContaining("damaged");
        }
    }

    @Test
    void aFileThatWasCutOffIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(backup.path());
        for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 1)) {
            Files.write(backup.path(), Arrays.copyOf(bytes, length));

            assertThatExceptionOfType(BackupException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> backups.verify(backup, BackupProgress.SILENT));
            assertThat(backups.list().backups()).isEmpty();
            assertThat(backups.list().unreadable()).hasSize(1);
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAKilledBackupOfTheSameDatabaseLeftIsRemoved() throws IOException, SQLException {
        String mark = mark(original);
        String others = "20260101T000000002Z.zip." + mark(databases.empty("another")) + ".partial";
        Files.writeString(directory.resolve("notes.partial"), "of somebody else");
        Files.writeString(directory.resolve(others), "still being written");
        Files.writeString(directory.resolve("20260101T000000000Z.dump." + mark + ".partial"), "half");
        Files.writeString(directory.resolve("20260101T000000000Z.manifest.json"), "{}");
        Files.writeString(directory.resolve("20260101T000000001Z.zip." + mark + ".partial"), "half");

        Backup next = backups.take(Optional.empty(), BackupProgress.SILENT);

        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("notes.partial", others, backup.id() + ".zip", next.id() + ".zip");
        assertThat(backups.list().backups()).extracting(Backup::id).containsExactly(next.id(), backup.id());
    }

    private static String mark(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return BackupFiles.mark(DatabaseIdentity.of(connection), database.jdbcUrl());
        }
    }

    /** Everybody but root meets files that he may not read; this one nobody can. */
    @Test
    void aFileThatCannotBeReadIsOnlyNamed() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.isRegularFile(unreadable), "no file that cannot be read");
        Files.writeString(directory.resolve("20260101T000000000Z.dump"), "not looked at");
        Files.createSymbolicLink(directory.resolve("20260101T000000000Z.manifest.json"), unreadable);

        assertThat(backups.list().backups()).extracting(Backup::id).containsExactly(backup.id());
        assertThat(backups.list().unreadable())
                .singleElement()
                .asString()
                .contains("20260101T000000000Z.dump cannot be read");
        assertThat(BackupGate.require(backups, original, "plan a").id()).isEqualTo(backup.id());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> new Backups(original, file, List.of()).take(Optional.empty(), BackupProgress.SILENT))
                .withMessageContaining("no backup was taken in " + file)
                .withMessageContaining("FileAlreadyExists");
    }

    @Test
    void aBackupThatIsBrokenOffLeavesNothing() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> backups.take(Optional.empty(), (table, rows) -> {
                    throw new IllegalStateException("enough");
                }));

        assertThat(directory.toFile().list())
                .containsExactly(backup.path().getFileName().toString());
    }

    @Test
    void aSchemaThatIsNotEmptyIsNotRestoredInto() throws SQLException {
        GovernedDatabase target = databases.empty("occupied");
        BackupDatabases.execute(target, "create table mine (id integer); create sequence numbers");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> backups.restore(backup, target, BackupProgress.SILENT))
                .withMessageContaining("the schema public is not empty, it has sequence numbers, table mine");
    }

    @Test
    void aFailingRestorationLeavesNothing() throws SQLException {
        GovernedDatabase target = databases.empty("failing");
        BackupDatabases.execute(target, FailingRestoration.NO_TRIGGERS);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> backups.restore(backup, target, BackupProgress.SILENT))
                .withMessageContaining("no triggers here");

        assertThat(BackupDatabases.text(target, FailingRestoration.RELATIONS)).isEqualTo("0");
    }

    @Test
    void theGovernorsBooksStayWithTheirDatabase() throws SQLException {
        GovernedDatabase kept = databases.empty("kept");
        BackupDatabases.execute(kept, "create table t (); create schema governor; create table governor.log (a int)");
        GovernedDatabase target = databases.empty("with_books");
        BackupDatabases.execute(target, "create schema governor; create table governor.log (b int)");

        Restoration restoration = backups.restore(
                new Backups(kept, directory, List.of()).take(Optional.empty(), BackupProgress.SILENT),
                target,
                BackupProgress.SILENT);

        assertThat(restoration.isEqual()).isTrue();
        assertThat(restoration.skipped()).containsExactly("governor");
        assertThat(BackupDatabases.text(target, "select b is null from (select max(b) b from governor.log) l"))
                .isEqualTo("t");
    }
}
