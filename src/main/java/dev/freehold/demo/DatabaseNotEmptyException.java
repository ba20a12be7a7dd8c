package dev.freehold.demo;

/** There is something in the database already, and nobody said that the demo may join it. */
public final class DatabaseNotEmptyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotEmptyException(String content) {
        super("the database is not empty (" + content + "); nothing was changed");
    }
}
