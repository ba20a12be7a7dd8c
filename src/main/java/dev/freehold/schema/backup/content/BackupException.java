package dev.freehold.schema.backup.content;

/** A backup could not be taken, is not what it should be, or could not be restored; the message says why, for people. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupException(String message) {
        super(message);
    }

    public BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
