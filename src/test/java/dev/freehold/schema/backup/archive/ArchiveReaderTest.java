package dev.freehold.schema.backup.archive;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.freehold.schema.backup.BackupDatabases;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.BackupSource;
import dev.freehold.schema.backup.content.Checksum;
import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose seal is right, made by somebody who knows how, and which are wrong nevertheless. */
class ArchiveReaderTest {
    private static EmbeddedPostgres server;
    private static GovernedDatabase database;

    @TempDir
    Path directory;

    private Path archive;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        database = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/").empty("original");
        BackupDatabases.execute(database, """
                create table a (id integer);
                create table b (id integer);
                insert into a select generate_series(1, 100000);
                insert into b values (1), (2);
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void write() throws IOException, SQLException {
        archive = directory.resolve("archive.zip");
        try (BackupSource source = BackupSource.open(database, "backup")) {
            ArchiveWriter.write(source, archive, Optional.empty(), BackupProgress.SILENT);
        }
    }

    @Test
    void aMissingEntryIsFound() throws IOException {
        refused(without(ArchiveWriter.entry(1)), "does not have the entries that its manifest lists");
    }

    @Test
    void aMissingManifestIsFound() throws IOException {
        refused(without(ArchiveWriter.MANIFEST), "it has no entry manifest.json");
    }

    @Test
    void aMissingRowIsFound() throws IOException {
        refused(with(ArchiveWriter.entry(1), "1\n"), "the rows of public.b are not those that its manifest lists");
    }

    @Test
    void anotherRowIsFound() throws IOException {
        refused(with(ArchiveWriter.entry(1), "1\n3\n"), "the rows of public.b are not those that its manifest lists");
    }

    @Test
    void aChangedManifestIsFound() throws IOException {
        String manifest = new String(entry(ArchiveWriter.MANIFEST), StandardCharsets.UTF_8);

        refused(
                with(ArchiveWriter.MANIFEST, manifest.replace("\"original\"", "\"production\"")),
                "its manifest is not as it was");
    }

    @Test
    void aFullDiskEndsABackup() throws SQLException {
        try (BackupSource source = BackupSource.open(database, "backup")) {
            assertThatIOException()
                    .isThrownBy(
                            () -> ArchiveWriter.write(source, new FullDisk(), Optional.empty(), BackupProgress.SILENT))
                    .withMessage("No space left on device");
        }
    }

    private static final class FullDisk extends OutputStream {
        private int left = 100_000;

        @Override
        public void write(int one) throws IOException {
            if (left-- == 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    private static void refused(Path file, String reason) {
        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> ArchiveReader.verify(file, BackupProgress.SILENT))
                .withMessageContaining(reason);
    }

    private Path without(String entry) throws IOException {
        return rewritten(entry, null);
    }

    private Path with(String entry, String text) throws IOException {
        return rewritten(entry, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path rewritten(String changed, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                ZipFile in = new ZipFile(archive.toFile())) {
            out.setComment(Seal.placeholder());
            for (ZipEntry entry : in.stream().toList()) {
                byte[] kept = entry.getName().equals(changed) ? content : entry(entry.getName());
                if (kept != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(kept);
                }
            }
        }
        Path file = Files.write(directory.resolve("rewritten.zip"), bytes.toByteArray());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Seal.close(channel, Checksum.sha256().digest(bytes.toByteArray()));
        }
        return file;
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }
}
