package dev.freehold.schema.backup;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.HistoryContent;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.Operation;
import dev.freehold.schema.database.OperationLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a backup is of the database as it is now, as far as the books tell: the same drift may come back, and with it the hash
 * of its plan. All instants are the database's own.
 */
final class BackupFreshness {
    private static final Duration LONGEST = Duration.ofHours(24);

    /** What may have changed the schema or its rows, whether it came to its end or not. */
    private static final Set<String> CHANGING =
            Set.of("migrate", "rollback", "repair", "init", "adopt", "reset", "restore");

    private BackupFreshness() {}

    /**
     * Lets a backup pass that is fresh.
     *
     * @param connection to the database that it is of; its settings are changed
     * @throws BackupException if it is older than 24 hours, or something was done to the schema since; with the file and when it
     *     was taken
     */
    static void demand(Connection connection, GovernedDatabase database, Backup backup)
            throws SQLException, IOException {
        Instant takenAt = backup.manifest().takenAt();
        Duration age = Duration.between(takenAt, now(connection));
        if (age.compareTo(LONGEST) > 0 || age.isNegative()) {
            throw new BackupException(name(backup) + ", and not in the last 24 hours by the clock of the database");
        }
        lastChange(connection, database).ifPresent(change -> {
            if (takenAt.isBefore(end(change))) {
                throw new BackupException("%s, before the end of the last %s at %s (%s)"
                        .formatted(name(backup), change.kind(), end(change), change.outcome()));
            }
        });
        Optional<TableContent> history = HistoryContent.of(connection, database.schema());
        if (!history.equals(HistoryContent.of(backup.manifest()))) {
            throw new BackupException(name(backup) + ", and flyway_schema_history has changed since");
        }
    }

    private static String name(Backup backup) {
        return "the backup " + backup.path() + " was taken at "
                + backup.manifest().takenAt();
    }

    private static Instant now(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** What runs is whoever asks here: it holds the governor's lock. */
    private static Optional<Operation> lastChange(Connection connection, GovernedDatabase database)
            throws SQLException {
        return new OperationLog(database)
                .newest(connection, Integer.MAX_VALUE).stream()
                        .filter(operation ->
                                CHANGING.contains(operation.kind()) && operation.outcome() != Operation.Outcome.RUNNING)
                        .max(Comparator.comparing(BackupFreshness::end));
    }

    private static Instant end(Operation operation) {
        return operation.endedAt().orElse(operation.at());
    }
}
