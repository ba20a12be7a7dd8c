package dev.freehold.schema.backup;

import dev.freehold.schema.backup.archive.ArchiveReader;
import dev.freehold.schema.backup.archive.ArchiveRestorer;
import dev.freehold.schema.backup.archive.ArchiveWriter;
import dev.freehold.schema.backup.client.Dump;
import dev.freehold.schema.backup.client.PostgresClient;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.BackupSource;
import dev.freehold.schema.backup.content.ContentComparison;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.ManifestFormat;
import dev.freehold.schema.database.GovernedDatabase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The backups of a database in a directory. Whoever takes or restores one holds the governor's lock: what this database left
 * unfinished in the directory is removed.
 *
 * <p>A backup is a file of mode 600 that appears when it is complete, on the disk and verified, and not before. It is
 * {@code pg_dump}'s where a client is found that is at least as new as the server, and otherwise a portable archive. An archive
 * carries what a catalog knows and besides it partitions, comments, options of storage, of columns and of identity columns, and
 * extended statistics. It is refused, and the reasons are named, where there is anything else that a dump would carry: see the
 * message.
 *
 * <p>Both are refused where the schemas need something from elsewhere, extensions apart: those have to be there before a backup is
 * restored. Owners, grants, tablespaces and event triggers are in neither.
 */
public final class Backups {
    private final GovernedDatabase database;
    private final Path directory;
    private final List<Path> clients;
    private final BackupFiles files;

    /**
     * @param directory for the files; made on demand
     * @param clients where to look for {@code pg_dump}, {@code pg_restore} and {@code psql}, such as
     *     {@link PostgresClient#path()}; empty to write archives only
     */
    public Backups(GovernedDatabase database, Path directory, List<Path> clients) {
        this.database = database;
        this.directory = directory;
        this.clients = List.copyOf(clients);
        this.files = new BackupFiles(directory);
    }

    /**
     * Takes a backup of the database as it is now, and reads it back.
     *
     * @param planHash of the plan that it is taken for; empty for one that opens no gate
     * @throws BackupException if there is none in the end; nothing is left of it then
     */
    public Backup take(Optional<String> planHash, BackupProgress progress) {
        try {
            try (BackupSource source = BackupSource.open(database, "backup")) {
                files.prepare(mark(source));
                Optional<PostgresClient> client = PostgresClient.find(clients, source.serverVersion() / 10_000);
                return write(source, client, planHash, progress);
            }
        } catch (IOException | SQLException | BackupException failure) {
            throw new BackupException("no backup was taken in " + directory + ": " + reason(failure), failure);
        }
    }

    private String mark(BackupSource source) throws SQLException {
        return BackupFiles.mark(source.identity(), database.jdbcUrl());
    }

    private Backup write(
            BackupSource source, Optional<PostgresClient> client, Optional<String> planHash, BackupProgress progress)
            throws SQLException, IOException {
        source.demandClosed();
        Path partial = files.partial(client.isPresent() ? BackupFormat.DUMP : BackupFormat.ARCHIVE, mark(source));
        boolean published = false;
        try {
            Path file;
            if (client.isPresent()) {
                Dump dump = new Dump(client.get());
                Manifest manifest = dump.write(database, source, partial, planHash, progress);
                dump.verify(partial, manifest);
                file = files.publish(partial, manifest);
            } else {
                ArchiveWriter.write(source, partial, planHash, progress);
                ArchiveReader.verify(partial, BackupProgress.SILENT);
                file = files.publish(partial);
            }
            published = true;
            return BackupFiles.open(file);
        } finally {
            if (!published) {
                files.discard(partial);
            }
        }
    }

    /**
     * The backups that are there.
     *
     * @throws BackupException if the directory cannot be read
     */
    public BackupList list() {
        try {
            return files.list();
        } catch (IOException failure) {
            throw new BackupException("the backups in " + directory + " cannot be listed: " + reason(failure), failure);
        }
    }

    /**
     * Removes backups of the same schema of the same database that are older than the newest ones. Those that were taken for a plan
     * stay, and count for nothing: each is the way back from something that destroys.
     *
     * @param newest was just taken, and stays
     * @param keep how many stay with it, itself included; at least 1
     * @return those that were removed, newest first
     * @throws BackupException if one cannot be removed, or if it is not known which cluster the database is in: in a directory of
     *     several clusters its name may be that of another one
     */
    public List<Backup> thin(Backup newest, int keep) {
        Manifest manifest = newest.manifest();
        if (manifest.database().systemIdentifier().isEmpty()) {
            throw new BackupException("no older backup was removed from " + directory
                    + ": the role may not call pg_control_system(), which tells this database from others of its name");
        }
        List<Backup> older = list().backups().stream()
                .filter(backup -> backup.manifest().planHash().isEmpty()
                        && backup.manifest().database().equals(manifest.database())
                        && backup.manifest().schema().equals(manifest.schema())
                        && !backup.path().equals(newest.path()))
                .skip(keep - 1L)
                .toList();
        for (Backup backup : older) {
            try {
                BackupFiles.remove(backup);
            } catch (IOException failure) {
                throw new BackupException(backup.path() + " cannot be removed: " + reason(failure), failure);
            }
        }
        return older;
    }

    /**
     * Reads the manifest of a backup, be it in this directory or elsewhere.
     *
     * @throws BackupException if the file is none
     */
    public static Backup open(Path file) {
        try {
            return BackupFiles.open(file);
        } catch (IOException failure) {
            throw new BackupException(file + " cannot be read: " + reason(failure), failure);
        }
    }

    /**
     * Reads a backup back whole.
     *
     * @throws BackupException if it is not what it was when it was taken, with the reason
     */
    public void verify(Backup backup, BackupProgress progress) {
        try {
            Manifest manifest = backup.manifest().format() == BackupFormat.ARCHIVE
                    ? ArchiveReader.verify(backup.path(), progress)
                    : verifyDump(backup);
            if (!Arrays.equals(ManifestFormat.write(manifest), ManifestFormat.write(backup.manifest()))) {
                throw new BackupException("its manifest is not the one that was read before");
            }
        } catch (IOException | BackupException failure) {
            throw new BackupException(backup.path() + " does not verify: " + reason(failure), failure);
        }
    }

    private Manifest verifyDump(Backup backup) throws IOException {
        Manifest manifest = BackupFiles.open(backup.path()).manifest();
        Dump.verifyFile(backup.path(), manifest);
        new Dump(client(manifest)).verify(backup.path(), manifest);
        return manifest;
    }

    private PostgresClient client(Manifest manifest) {
        int major = manifest.serverVersion() / 10_000;
        return PostgresClient.find(clients, major)
                .orElseThrow(() -> new BackupException("a dump needs PostgreSQL's client programs, version " + major
                        + " or newer, and there are none"));
    }

    /**
     * Restores a backup, verified anew, into a database without anything in the governed schema, in one transaction, and compares
     * what is there then with the manifest. What the governor wrote down about that database itself stays, if it has.
     *
     * @param target where to; its governed schema has to bear the name that it has in the backup
     * @return what was restored, and what differs; if something does, it is there nevertheless
     * @throws BackupException if the backup does not verify, or if a statement fails; nothing was changed then
     * @throws dev.freehold.schema.database.RefusedException if there is something in the schema already
     */
    public Restoration restore(Backup backup, GovernedDatabase target, BackupProgress progress) {
        verify(backup, BackupProgress.SILENT);
        try {
            RestorationTarget schemas = load(backup, target, progress);
            try (BackupSource restored = BackupSource.open(target, "restore")) {
                List<String> differences = ContentComparison.differences(
                        backup.manifest(), schemas.wanted(), restored, BackupProgress.SILENT);
                return schemas.restoration(backup.manifest(), differences);
            }
        } catch (IOException | SQLException | BackupException failure) {
            throw new BackupException(backup.path() + " was not restored: " + reason(failure), failure);
        }
    }

    private RestorationTarget load(Backup backup, GovernedDatabase target, BackupProgress progress)
            throws SQLException, IOException {
        Manifest manifest = backup.manifest();
        try (Connection connection = target.connect("restore")) {
            connection.setAutoCommit(false);
            RestorationTarget schemas = RestorationTarget.of(connection, target, manifest);
            if (manifest.format() == BackupFormat.ARCHIVE) {
                new ArchiveRestorer(connection, manifest, schemas.wanted(), progress).restore(backup.path());
                connection.commit();
            } else {
                connection.commit();
                new Dump(client(manifest)).restore(backup.path(), target, schemas.existing(), schemas.skipped());
            }
            return schemas;
        }
    }

    static String reason(Exception failure) {
        return failure instanceof FileSystemException
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }
}
