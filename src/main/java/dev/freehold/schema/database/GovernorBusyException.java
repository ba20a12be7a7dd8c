package dev.freehold.schema.database;

/** Somebody else governs the database at the moment; the message says who. Nothing has changed. */
public final class GovernorBusyException extends RefusedException {
    private static final long serialVersionUID = 1L;

    GovernorBusyException(String holder) {
        super("the schema is being governed by " + holder + "; try again later");
    }
}
