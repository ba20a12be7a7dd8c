package dev.freehold.platform.database;

/** The setting of the database cannot be used. The message is one line, says which part is wrong, and never holds a password. */
public final class DatabaseUrlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUrlException(String problem) {
        super(problem);
    }
}
