package dev.freehold.schema.backup;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.DatabaseIdentity;
import dev.freehold.schema.database.GovernedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stands in front of what destroys: nobody passes without a backup that was taken for just that. */
public final class BackupGate {
    private BackupGate() {}

    /**
     * The newest backup of a database that was taken for a plan, read back whole before this returns.
     *
     * @param backups where to look
     * @param database that the plan is for; a backup of another one does not count, even under the same name
     * @throws BackupException if there is none, if it is older than 24 hours, or if the governor or Flyway did anything to the
     *     schema since; with the reason
     */
    public static Backup require(Backups backups, GovernedDatabase database, String planHash) {
        List<Backup> forPlan = backups.list().backups().stream()
                .filter(backup -> backup.manifest().planHash().equals(Optional.of(planHash)))
                .toList();
        if (forPlan.isEmpty()) {
            throw new BackupException("there is no backup that was taken for the plan " + planHash);
        }
        Backup newest = fresh(forPlan, database, planHash);
        backups.verify(newest, BackupProgress.SILENT);
        return newest;
    }

    private static Backup fresh(List<Backup> forPlan, GovernedDatabase database, String planHash) {
        try (Connection connection = database.connect("backup")) {
            DatabaseIdentity identity = DatabaseIdentity.of(connection);
            Backup newest = forPlan.stream()
                    .filter(backup -> backup.manifest().database().equals(identity)
                            && backup.manifest().schema().equals(database.schema()))
                    .findFirst()
                    .orElseThrow(() -> new BackupException("the backup that was taken for the plan " + planHash
                            + " is of another database: " + forPlan.get(0).path()));
            BackupFreshness.demand(connection, database, newest);
            return newest;
        } catch (SQLException | IOException failure) {
            throw new BackupException(
                    "the database cannot be asked whether a backup is of it: " + failure.getMessage(), failure);
        }
    }
}
