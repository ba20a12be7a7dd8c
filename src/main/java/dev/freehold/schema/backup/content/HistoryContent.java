package dev.freehold.schema.backup.content;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows of Flyway's history. They tell more surely than their times whether anything was migrated: a time there has no zone,
 * and is that of the machine which migrated.
 */
public final class HistoryContent {
    private static final String TABLE = "flyway_schema_history";

    private HistoryContent() {}

    /**
     * The history now; empty if there is none.
     *
     * @param connection whose settings are changed as {@link CopySession#prepare} does
     */
    public static Optional<TableContent> of(Connection connection, String schema) throws SQLException, IOException {
        CopySession.prepare(connection);
        for (TableShape table : TableShape.of(connection, List.of(schema))) {
            if (table.name().equals(TABLE)) {
                return Optional.of(table.copy(connection, OutputStream.nullOutputStream(), BackupProgress.SILENT));
            }
        }
        return Optional.empty();
    }

    /** The history as a backup has it; empty if there was none. */
    public static Optional<TableContent> of(Manifest manifest) {
        return manifest.tables().stream()
                .filter(table ->
                        table.schema().equals(manifest.schema()) && table.name().equals(TABLE))
                .findFirst();
    }
}
