package dev.freehold.shared.transfer;

/** Hears how far an import is, on the thread of the database connection. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress UNHEARD = (rows, bytes) -> {};

    /**
     * So much has been dealt with; less than before when the import starts over, without rows that the database refused.
     *
     * @param rows rows, the rejected ones included
     * @param bytes bytes of the file
     */
    void at(long rows, long bytes);
}
