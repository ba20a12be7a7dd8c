package dev.freehold.schema.backup.archive;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.ManifestFormat;
import dev.freehold.schema.backup.content.RowDigest;
import dev.freehold.schema.backup.content.TableContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads archives. */
public final class ArchiveReader {
    private ArchiveReader() {}

    /**
     * The manifest alone, which is checked, without the rows, which are not.
     *
     * @throws BackupException if it is no archive
     */
    public static Manifest manifest(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return manifest(zip);
        } catch (ZipException | EOFException failure) {
            throw new BackupException("it is no zip file, or one that was cut off: " + failure.getMessage(), failure);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (InputStream in = zip.getInputStream(entry(zip, ArchiveWriter.MANIFEST))) {
            return ManifestFormat.read(in.readAllBytes());
        }
    }

    /**
     * Reads all of it: every byte against the seal, every table against the manifest.
     *
     * @throws BackupException if something is not as it was written
     */
    public static Manifest verify(Path file, BackupProgress progress) throws IOException {
        Seal.check(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            checkEntries(zip, manifest);
            for (int i = 0; i < manifest.tables().size(); i++) {
                check(zip, ArchiveWriter.entry(i), manifest.tables().get(i), progress);
            }
            return manifest;
        } catch (ZipException | EOFException failure) {
            throw new BackupException("it is no zip file that can be read: " + failure.getMessage(), failure);
        }
    }

    private static void checkEntries(ZipFile zip, Manifest manifest) {
        Set<String> wanted = new TreeSet<>(Set.of(ArchiveWriter.MANIFEST));
        for (int i = 0; i < manifest.tables().size(); i++) {
            wanted.add(ArchiveWriter.entry(i));
        }
        Set<String> found = new TreeSet<>();
        zip.stream().map(ZipEntry::getName).forEach(found::add);
        if (!found.equals(wanted)) {
            throw new BackupException("it does not have the entries that its manifest lists");
        }
    }

    private static void check(ZipFile zip, String entry, TableContent table, BackupProgress progress)
            throws IOException {
        RowDigest rows = new RowDigest(OutputStream.nullOutputStream(), table.fullName(), progress);
        try (InputStream in = zip.getInputStream(entry(zip, entry))) {
            in.transferTo(rows);
        }
        if (rows.rows() != table.rows() || !rows.sha256().equals(table.sha256())) {
            throw new BackupException("the rows of " + table.fullName() + " are not those that its manifest lists");
        }
    }

    static ZipEntry entry(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupException("it has no entry " + name);
        }
        return entry;
    }
}
