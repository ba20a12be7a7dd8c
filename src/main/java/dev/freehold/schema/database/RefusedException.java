package dev.freehold.schema.database;

/** A command is not carried out because a condition for it is not met; nothing was changed. The message is for people. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
