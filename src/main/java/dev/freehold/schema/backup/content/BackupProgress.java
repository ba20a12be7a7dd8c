package dev.freehold.schema.backup.content;

/** Hears how far a backup or a restoration has come. It is called in the thread that works. */
@FunctionalInterface
public interface BackupProgress {
    /** For those who do not want to know. */
    BackupProgress SILENT = (table, rows) -> {};

    /**
     * Called every ten thousand rows, and when a table is done.
     *
     * @param table with its schema, as {@code schema.table}, not quoted
     * @param rows so far, of this table
     */
    void reached(String table, long rows);
}
