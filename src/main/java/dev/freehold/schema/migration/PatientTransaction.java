package dev.freehold.schema.migration;

import dev.freehold.schema.database.GovernedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Transactions that wait for each lock only as long as the service can bear, and rather begin anew: whoever waits for a strong
 * lock holds up everybody who comes after.
 *
 * @param lockTimeout how long one statement may wait for its lock
 */
record PatientTransaction(GovernedDatabase database, Duration lockTimeout) {
    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(3).toNanos();

    /** Lock not available, deadlock detected. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    /** What happens in the transaction. It may be called several times. */
    interface Work<T> {
        T within(Connection connection) throws SQLException;
    }

    /** Runs the work in a transaction of its own and commits it. */
    <T> T commit(String purpose, Work<T> work) throws SQLException {
        return run(purpose, work, true);
    }

    /** Runs the work in a transaction of its own and takes everything back. */
    <T> T rehearse(String purpose, Work<T> work) throws SQLException {
        return run(purpose, work, false);
    }

    private <T> T run(String purpose, Work<T> work, boolean lasting) throws SQLException {
        return retry(() -> {
            // Closing ends the transaction, whatever has become of it.
            try (Connection connection = database.connect(purpose)) {
                connection.setAutoCommit(false);
                begin(connection);
                T result = work.within(connection);
                if (lasting) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return result;
            }
        });
    }

    private void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + lockTimeout.toMillis());
            statement.execute("set local idle_in_transaction_session_timeout = 0");
        }
    }

    /** Repeats a part of a transaction that waits for locks, while the rest of it stays as it is. */
    <T> T repeat(Connection connection, Work<T> part) throws SQLException {
        Savepoint before = connection.setSavepoint();
        return retry(() -> {
            try {
                return part.within(connection);
            } catch (SQLException failure) {
                connection.rollback(before);
                throw failure;
            }
        });
    }

    /** Whether it failed because of what somebody else is doing at the moment. */
    static boolean isInTheWay(SQLException failure) {
        return IN_THE_WAY.contains(String.valueOf(failure.getSQLState()));
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T retry(Attempt<T> attempt) throws SQLException {
        long pause = FIRST_PAUSE;
        for (int left = ATTEMPTS - 1; ; left--) {
            try {
                return attempt.run();
            } catch (SQLException failure) {
                if (left == 0 || !isInTheWay(failure) || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
            }
            LockSupport.parkNanos(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }
}
