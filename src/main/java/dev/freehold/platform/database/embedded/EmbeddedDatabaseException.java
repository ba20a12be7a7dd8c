package dev.freehold.platform.database.embedded;

/** The embedded PostgreSQL cannot be had. The message is one line that names the directory and says what to do. */
public final class EmbeddedDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedDatabaseException(String problem) {
        super(problem);
    }

    EmbeddedDatabaseException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
