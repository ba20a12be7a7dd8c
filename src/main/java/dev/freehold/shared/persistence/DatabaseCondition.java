package dev.freehold.shared.persistence;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A state of the database that passes, or that an operator can end: not the fault of the request.
 *
 * @param code what a client branches on
 * @param words what an operator wants to read; the SQLSTATE is put behind them
 * @param isOutcomeOpen whether nobody here can know if a change was carried out: the server did not say that it undid the
 *     statement, and the session ended with it under way. Otherwise nothing was changed
 */
record DatabaseCondition(ProblemCode code, String words, boolean isOutcomeOpen) {
    private static final String OPEN =
            ". A change that was under way may be done or not: look for it, or send it again with"
                    + " its Idempotency-Key.";

    /** How the driver begins the message of a failure that took the whole server along, at a commit perhaps. */
    private static final String PANIC = "PANIC";

    /** The client could not connect, or the server refused it. */
    private static final Set<String> NEVER_CONNECTED = Set.of("08001", "08004");

    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final Map<String, DatabaseCondition> ALL = Map.ofEntries(
            Map.entry("25006", unavailable("The database takes no changes now: it is a standby, or set to read only")),
            Map.entry(SERIALIZATION_FAILURE, sacrificed()),
            Map.entry(DEADLOCK, sacrificed()),
            Map.entry("53000", unavailable("The database is short of resources")),
            Map.entry("53100", undone(ProblemCode.DATABASE_FULL, "The database has no room left on its disk")),
            Map.entry("53200", unavailable("The database is out of memory")),
            Map.entry("53300", unavailable("The database takes no more connections")),
            Map.entry("53400", unavailable("The database is at a limit of its configuration")),
            Map.entry(
                    "55P03",
                    undone(ProblemCode.STATEMENT_TIMEOUT, "A statement waited too long for what another one locks")),
            Map.entry("57014", undone(ProblemCode.STATEMENT_TIMEOUT, "A statement was ended because it took too long")),
            Map.entry("57P01", lost("The database is being stopped, or has ended the session")),
            Map.entry("57P02", lost("The database has crashed")),
            Map.entry("57P03", unavailable("The database is starting or recovering")),
            Map.entry("57P05", unavailable("The database has ended an idle session")),
            Map.entry("58030", unavailable("The database cannot read or write its files")));

    /** Nothing was changed. */
    static DatabaseCondition unavailable(String words) {
        return undone(ProblemCode.DATABASE_UNAVAILABLE, words);
    }

    /** The session ended, and the outcome of what it was at is open. */
    static DatabaseCondition lost(String words) {
        return new DatabaseCondition(ProblemCode.DATABASE_UNAVAILABLE, words, true);
    }

    private static DatabaseCondition sacrificed() {
        return undone(ProblemCode.DEADLOCK, "Another change was in the way, twice");
    }

    private static DatabaseCondition undone(ProblemCode code, String words) {
        return new DatabaseCondition(code, words, false);
    }

    /**
     * What the server told.
     *
     * @param state the SQLSTATE; may be null
     * @param message as the driver has it
     */
    static Optional<DatabaseCondition> of(String state, String message) {
        if (state == null) {
            return Optional.empty();
        }
        Optional<DatabaseCondition> known =
                state.startsWith("08") ? Optional.of(connection(state)) : Optional.ofNullable(ALL.get(state));
        return message.startsWith(PANIC)
                ? known.map(condition -> new DatabaseCondition(condition.code(), condition.words(), true))
                : known;
    }

    private static DatabaseCondition connection(String state) {
        return NEVER_CONNECTED.contains(state)
                ? unavailable("The database takes no connection")
                : lost("The connection to the database broke");
    }

    /** @param state the SQLSTATE; may be null */
    static boolean wasSacrificed(String state) {
        return DEADLOCK.equals(state) || SERIALIZATION_FAILURE.equals(state);
    }

    /** @param state the SQLSTATE; null if the server said nothing */
    ProblemException problem(String state, Throwable failure) {
        String said = state == null ? words : words + " (SQLSTATE " + state + ")";
        return isOutcomeOpen
                ? new ProblemException(code, said + OPEN, failure).withOpenOutcome()
                : new ProblemException(code, said + "; nothing was changed.", failure);
    }
}
