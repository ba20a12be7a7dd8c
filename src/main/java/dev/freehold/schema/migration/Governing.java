package dev.freehold.schema.migration;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.RefusedException;
import java.sql.SQLException;

/** Runs an operation as the only governor of the database. */
final class Governing {
    private Governing() {}

    /** What is done under the lock. */
    interface Operation<T> {
        T under(GovernorLock lock) throws SQLException;
    }

    /**
     * Takes the governor's lock, runs the operation and gives the lock back.
     *
     * @throws GovernorBusyException if somebody else keeps the lock
     * @throws SQLException if the database cannot be reached, or as the operation does
     */
    static <T> T alone(GovernedDatabase database, String purpose, Operation<T> operation) throws SQLException {
        try (GovernorLock lock = GovernorLock.take(database, purpose)) {
            return operation.under(lock);
        }
    }

    /** @throws RefusedException if the lock was lost on the way */
    static void demand(GovernorLock lock) throws SQLException {
        if (!lock.isHeld()) {
            throw new RefusedException("the connection that holds the governor's lock is gone");
        }
    }
}
