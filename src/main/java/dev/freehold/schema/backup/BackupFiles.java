package dev.freehold.schema.backup;

import dev.freehold.schema.backup.archive.ArchiveReader;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.Checksum;
import dev.freehold.schema.backup.content.DatabaseIdentity;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.ManifestFormat;
import dev.freehold.schema.backup.content.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of backups, which several databases may share. What is not finished is named {@code *.partial}, with a mark of its
 * database before that, and becomes a backup by being renamed.
 */
final class BackupFiles {
    private static final String PARTIAL = ".partial";
    private static final String MANIFEST = ".manifest.json";
    private static final Pattern UNFINISHED =
            Pattern.compile("(\\d{8}T\\d{9}Z\\.(?:dump|zip|manifest\\.json))\\.([0-9a-f]{16})\\.partial");
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;

    BackupFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * What tells the unfinished files of a database from those of others.
     *
     * @param address of the database, for where the role may not know which cluster it is in
     */
    static String mark(DatabaseIdentity database, String address) {
        String whole = database.systemIdentifier().orElse(address) + " " + database.oid();
        return Checksum.hex(Checksum.sha256().digest(whole.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }

    /** Makes the directory if it is not there, and removes what others of this database that were killed have left in it. */
    void prepare(String mark) throws IOException {
        Files.createDirectories(directory);
        for (Path leftover : list("." + mark + PARTIAL)) {
            if (UNFINISHED.matcher(leftover.getFileName().toString()).matches()) {
                discard(leftover);
            }
        }
    }

    /** Where a backup is written to that is taken now. */
    Path partial(BackupFormat format, String mark) {
        return directory.resolve(ID.format(Instant.now()) + format.suffix() + "." + mark + PARTIAL);
    }

    /** Gives a finished archive its name. */
    Path publish(Path partial) throws IOException {
        Path file = finished(partial);
        demandFree(file);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFile.forceDirectory(directory);
        return file;
    }

    /** Gives a finished dump its manifest, and then its name. */
    Path publish(Path partial, Manifest manifest) throws IOException {
        Path beside = manifestOf(finished(partial));
        Path unfinished = unfinishedManifest(partial);
        try (FileChannel channel = PrivateFile.create(unfinished)) {
            ByteBuffer text = ByteBuffer.wrap(ManifestFormat.write(manifest));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        demandFree(beside);
        Files.move(unfinished, beside, StandardCopyOption.ATOMIC_MOVE);
        return publish(partial);
    }

    /** A move would replace the backup that another database took in the same millisecond. */
    private static void demandFree(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    /** Removes what was begun and failed. A dump gets its manifest before its name; without the dump it tells of nothing. */
    void discard(Path partial) throws IOException {
        Path dump = finished(partial);
        if (!Files.exists(dump) && Files.exists(partial)) {
            Files.deleteIfExists(manifestOf(dump));
        }
        Files.deleteIfExists(unfinishedManifest(partial));
        Files.deleteIfExists(partial);
    }

    /** The name that it gets in the end. */
    private static Path finished(Path partial) {
        return partial.resolveSibling(unfinished(partial).group(1));
    }

    private static Path unfinishedManifest(Path partial) {
        Path beside = manifestOf(finished(partial));
        return beside.resolveSibling(
                beside.getFileName() + "." + unfinished(partial).group(2) + PARTIAL);
    }

    private static Matcher unfinished(Path partial) {
        String name = partial.getFileName().toString();
        Matcher unfinished = UNFINISHED.matcher(name);
        if (!unfinished.matches()) {
            throw new IllegalArgumentException("no name of something unfinished: " + name);
        }
        return unfinished;
    }

    /** Removes a backup; its manifest goes last, since without the file it tells of nothing. */
    static void remove(Backup backup) throws IOException {
        Files.deleteIfExists(backup.path());
        if (backup.manifest().format() == BackupFormat.DUMP) {
            Files.deleteIfExists(manifestOf(backup.path()));
        }
    }

    BackupList list() throws IOException {
        List<Backup> backups = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            for (BackupFormat format : BackupFormat.values()) {
                for (Path file : list(format.suffix())) {
                    try {
                        backups.add(open(file));
                    } catch (BackupException failure) {
                        unreadable.add(failure.getMessage());
                    } catch (IOException failure) {
                        unreadable.add(file + " cannot be read: " + Backups.reason(failure));
                    }
                }
            }
        }
        backups.sort(Comparator.comparing((Backup backup) -> backup.manifest().takenAt())
                .reversed());
        return new BackupList(backups, unreadable);
    }

    /**
     * Reads the manifest of a file, wherever it is.
     *
     * @throws BackupException if it is no backup
     */
    static Backup open(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BackupException("there is no such file");
            }
            if (file.toString().endsWith(BackupFormat.ARCHIVE.suffix())) {
                return of(file, BackupFormat.ARCHIVE, ArchiveReader.manifest(file));
            }
            if (file.toString().endsWith(BackupFormat.DUMP.suffix())) {
                Path beside = manifestOf(file);
                if (!Files.isRegularFile(beside)) {
                    throw new BackupException("its manifest " + beside.getFileName() + " is missing");
                }
                return of(file, BackupFormat.DUMP, ManifestFormat.read(Files.readAllBytes(beside)));
            }
            throw new BackupException("its name ends neither with .dump nor with .zip");
        } catch (BackupException failure) {
            throw new BackupException(file + " is no backup: " + failure.getMessage(), failure);
        }
    }

    private static Backup of(Path file, BackupFormat format, Manifest manifest) {
        if (manifest.format() != format) {
            throw new BackupException("its manifest is that of another format");
        }
        return new Backup(withoutSuffix(file, format.suffix()), file, manifest);
    }

    private List<Path> list(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Path manifestOf(Path dump) {
        String name = dump.getFileName().toString();
        String suffix = BackupFormat.DUMP.suffix();
        return dump.resolveSibling((name.endsWith(suffix) ? withoutSuffix(dump, suffix) : name) + MANIFEST);
    }

    private static String withoutSuffix(Path file, String suffix) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - suffix.length());
    }
}
