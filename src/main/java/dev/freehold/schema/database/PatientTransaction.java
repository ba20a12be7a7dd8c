package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;

/**
 * Transactions that wait for each lock only as long as the service can bear, and rather begin anew: whoever waits for a strong
 * lock holds up everybody who comes after.
 *
 * @param lockTimeout how long one statement may wait for its lock
 */
public record PatientTransaction(GovernedDatabase database, Duration lockTimeout) {
    private static final LockRetry RETRY = new LockRetry(10, attempt -> {});

    /** What happens in the transaction. It may be called several times. */
    @FunctionalInterface
    public interface Work<T> {
        T within(Connection connection) throws SQLException;
    }

    /** Runs the work in a transaction of its own and commits it. */
    public <T> T commit(String purpose, Work<T> work) throws SQLException {
        return run(purpose, work, true);
    }

    /** Runs the work in a transaction of its own and takes everything back. */
    public <T> T rehearse(String purpose, Work<T> work) throws SQLException {
        return run(purpose, work, false);
    }

    private <T> T run(String purpose, Work<T> work, boolean lasting) throws SQLException {
        return RETRY.run(() -> {
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
    public <T> T repeat(Connection connection, Work<T> part) throws SQLException {
        Savepoint before = connection.setSavepoint();
        return RETRY.run(() -> {
            try {
                return part.within(connection);
            } catch (SQLException failure) {
                connection.rollback(before);
                throw failure;
            }
        });
    }
}
