package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes and drops indexes beside readers and writers, outside of any transaction. */
public final class ConcurrentRunner {
    /** Each attempt begins from the first row again. */
    private static final int MOST_ATTEMPTS = 5;

    /**
     * It makes neither readers nor writers wait while it waits, for transactions that are older than it: so many times the timeout
     * of others, and an hour at most.
     */
    private static final int PATIENCE = 1_200;

    private static final Duration MOST_PATIENCE = Duration.ofHours(1);

    /** duplicate_table, which is also said of indexes. */
    private static final String ALREADY_THERE = "42P07";

    private final Connection connection;
    private final Duration patience;
    private final LockRetry retry;

    /**
     * A runner on one connection.
     *
     * @param connection in auto-commit
     * @param lockTimeout how long a statement that makes others wait may wait for a lock
     * @param progress is told when something has to be tried again
     */
    public ConcurrentRunner(Connection connection, Duration lockTimeout, Consumer<String> progress) {
        this.connection = connection;
        Duration patient = lockTimeout.multipliedBy(PATIENCE);
        this.patience = patient.compareTo(MOST_PATIENCE) < 0 ? patient : MOST_PATIENCE;
        this.retry = new LockRetry(MOST_ATTEMPTS, progress);
    }

    /**
     * Drops an index, by the statement for it.
     *
     * @return how many attempts it took
     * @throws SQLException if it fails for another reason than a lock, or for a lock too often
     */
    public int drop(String sql) throws SQLException {
        return retry.count(number -> execute(sql));
    }

    /**
     * Makes an index; what a failed attempt leaves behind is removed, unless it is somebody else's.
     *
     * @param sql the statement for it
     * @param index that it makes
     * @return how many attempts it took
     * @throws SQLException if it fails for another reason than a lock, or for a lock too often; it tells what could not be removed
     */
    public int create(String sql, UnfinishedIndex index) throws SQLException {
        return retry.count(number -> {
            if (number > 1) {
                remove(index);
            }
            try {
                execute(sql);
            } catch (SQLException failure) {
                // What bears the name already is not of this attempt's making.
                if (!ALREADY_THERE.equals(failure.getSQLState())) {
                    removeAfter(failure, index);
                }
                throw failure;
            }
        });
    }

    private void remove(UnfinishedIndex index) throws SQLException {
        if (index.keptBecause(connection).isEmpty()) {
            execute(index.drop());
        }
    }

    private void removeAfter(SQLException failure, UnfinishedIndex index) {
        try {
            remove(index);
        } catch (SQLException remaining) {
            failure.addSuppressed(new SQLException(
                    "the index " + index.name() + " is not valid and could not be removed: " + remaining.getMessage(),
                    remaining));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = " + patience.toMillis());
            statement.execute(sql);
        }
    }
}
