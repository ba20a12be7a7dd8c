package dev.freehold.schema.governor;

import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.BackupList;
import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.Restoration;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.boot.Bookkeeping;
import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.quarantine.Quarantine;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps and brings back what is in the database. Every call may wait for it: none belongs on an event loop. Commands find it by
 * its type.
 */
@ApplicationScoped
@Unremovable
public class BackupOperations {
    private final Governance governance;
    private final SchemaState state;

    BackupOperations(Governance governance, SchemaState state) {
        this.governance = governance;
        this.state = state;
    }

    /** Takes and verifies a backup: see {@link Backups#take}. */
    public Backup take(Optional<String> planHash, BackupProgress progress) throws SQLException {
        GovernedDatabase database = governance.database();
        return new Journal(database, state)
                .write(
                        "backup",
                        planHash,
                        () -> GovernorLock.alone(
                                database, "backup", lock -> backups().take(planHash, progress)));
    }

    /** Removes older backups, and nobody takes or restores one meanwhile: see {@link Backups#thin}. */
    public List<Backup> thin(Backup newest, int keep) throws SQLException {
        return GovernorLock.alone(
                governance.database(), "backup", lock -> backups().thin(newest, keep));
    }

    /** The backups of the directory; their manifests were read, and nothing else. */
    public BackupList list() throws SQLException {
        return backups().list();
    }

    /** Reads a backup back whole: see {@link Backups#verify}. */
    public void verify(Path file, BackupProgress progress) throws SQLException {
        backups().verify(Backups.open(file), progress);
    }

    /**
     * Restores a backup into an empty schema: see {@link Backups#restore}. Nothing is written down beforehand: the books of the
     * backup find room only where there are none.
     */
    public Restoration restore(Path file, BackupProgress progress) throws SQLException {
        GovernedDatabase database = governance.database();
        return GovernorLock.alone(database, "restore", lock -> {
            Restoration restoration = backups().restore(Backups.open(file), database, progress);
            return new Journal(database, state).write("restore", Optional.empty(), () -> {
                Bookkeeping.keepIfPossible(database);
                return restoration;
            });
        });
    }

    private Backups backups() throws SQLException {
        return governance.backups();
    }

    /** What was taken out of the schema and is still kept. */
    public List<Quarantine.Kept> quarantine() throws SQLException {
        return new Quarantine(governance.database()).list();
    }

    /**
     * Deletes for good what is kept under a name.
     *
     * @throws RefusedException if nothing is, or AUTO_SCHEMA_DESTRUCTIVE is not true
     */
    public void purge(String name) throws SQLException {
        if (!governance.settings().destructive()) {
            throw new RefusedException("nothing is deleted: AUTO_SCHEMA_DESTRUCTIVE is not true");
        }
        GovernedDatabase database = governance.database();
        new Journal(database, state).write("purge", Optional.empty(), () -> {
            new Quarantine(database).purge(name);
            return name;
        });
    }
}
