package dev.freehold.schema.backup;

import dev.freehold.schema.backup.archive.ArchiveReader;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.ManifestFormat;
import dev.freehold.schema.backup.content.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directory of backups. What is not finished is named {@code *.partial}, and becomes a backup by being renamed. */
final class BackupFiles {
    private static final String PARTIAL = ".partial";
    private static final String MANIFEST = ".manifest.json";
    private static final Pattern LEFTOVER = Pattern.compile("\\d{8}T\\d{9}Z\\.(dump|zip|manifest\\.json)\\.partial");
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;

    BackupFiles(Path directory) {
        this.directory = directory;
    }

    /** Makes the directory if it is not there, and removes what others that were killed have left in it. */
    void prepare() throws IOException {
        Files.createDirectories(directory);
        for (Path leftover : list(PARTIAL)) {
            if (LEFTOVER.matcher(leftover.getFileName().toString()).matches()) {
                // A dump gets its manifest before its name; without the dump there is nothing that it tells of.
                Files.deleteIfExists(manifestOf(leftover.resolveSibling(withoutSuffix(leftover, PARTIAL))));
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** Where a backup is written to that is taken now. */
    Path partial(BackupFormat format) {
        return directory.resolve(ID.format(Instant.now()) + format.suffix() + PARTIAL);
    }

    /** Gives a finished archive its name. */
    Path publish(Path partial) throws IOException {
        Path file = directory.resolve(withoutSuffix(partial, PARTIAL));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        PrivateFile.forceDirectory(directory);
        return file;
    }

    /** Gives a finished dump its manifest, and then its name. */
    Path publish(Path partial, Manifest manifest) throws IOException {
        Path beside = manifestOf(directory.resolve(withoutSuffix(partial, PARTIAL)));
        Path unfinished = beside.resolveSibling(beside.getFileName() + PARTIAL);
        try (FileChannel channel = PrivateFile.create(unfinished)) {
            ByteBuffer text = ByteBuffer.wrap(ManifestFormat.write(manifest));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(unfinished, beside, StandardCopyOption.ATOMIC_MOVE);
        return publish(partial);
    }

    /** Removes what was begun and failed. */
    void discard(Path partial) throws IOException {
        Path beside = manifestOf(directory.resolve(withoutSuffix(partial, PARTIAL)));
        Files.deleteIfExists(beside);
        Files.deleteIfExists(beside.resolveSibling(beside.getFileName() + PARTIAL));
        Files.deleteIfExists(partial);
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
