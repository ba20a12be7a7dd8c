package dev.freehold.schema.backup.archive;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.BackupSource;
import dev.freehold.schema.backup.content.Checksum;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.ManifestFormat;
import dev.freehold.schema.backup.content.PrivateFile;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.backup.content.TableShape;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives: an entry per table, and the manifest as the last one. Rows pass through, however many there are. */
public final class ArchiveWriter {
    static final String MANIFEST = "manifest.json";

    private ArchiveWriter() {}

    /** The entry of a table. Its name would not be one on every machine. */
    static String entry(int index) {
        return "tables/%06d.copy".formatted(index + 1);
    }

    /**
     * Writes all of a database to a new file, and waits until it is on the disk.
     *
     * @throws BackupException if there is what an archive cannot carry
     */
    public static void write(BackupSource source, Path file, Optional<String> planHash, BackupProgress progress)
            throws SQLException, IOException {
        List<String> uncarried = source.uncarried();
        if (!uncarried.isEmpty()) {
            throw new BackupException("an archive cannot carry " + String.join("; ", uncarried)
                    + ". Use a pg_dump that is at least as new as the server");
        }
        try (FileChannel channel = PrivateFile.create(file)) {
            byte[] digest = write(source, Channels.newOutputStream(channel), planHash, progress);
            Seal.close(channel, digest);
            channel.force(true);
        }
    }

    /** Writes to any stream, and answers with the digest for the seal. The stream stays open. */
    static byte[] write(BackupSource source, OutputStream out, Optional<String> planHash, BackupProgress progress)
            throws SQLException, IOException {
        DigestOutputStream sealed = new DigestOutputStream(new BufferedOutputStream(out, 1 << 16), Checksum.sha256());
        ZipOutputStream zip = new ZipOutputStream(sealed);
        zip.setComment(Seal.placeholder());
        List<TableContent> contents = new ArrayList<>();
        for (TableShape table : source.tables()) {
            zip.putNextEntry(new ZipEntry(entry(contents.size())));
            contents.add(source.copy(table, zip, progress));
            zip.closeEntry();
        }
        Manifest manifest = source.manifest(BackupFormat.ARCHIVE, planHash, contents, source.sequences());
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(ManifestFormat.write(manifest));
        zip.closeEntry();
        zip.finish();
        sealed.flush();
        return sealed.getMessageDigest().digest();
    }
}
