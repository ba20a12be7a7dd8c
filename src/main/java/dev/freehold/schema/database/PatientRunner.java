package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs statements that need locks without making anybody wait for long: each waits for its lock for a bounded time only, lets
 * go, and comes back later, a little later each time.
 */
public final class PatientRunner {
    private static final int MOST_ATTEMPTS = 25;

    private final Connection connection;
    private final Duration lockTimeout;
    private final LockRetry retry;

    /**
     * A runner on one connection.
     *
     * @param connection in auto-commit; it is so again after each call
     * @param lockTimeout how long one statement may wait for a lock
     * @param progress is told when something has to be tried again
     */
    public PatientRunner(Connection connection, Duration lockTimeout, Consumer<String> progress) {
        this.connection = connection;
        this.lockTimeout = lockTimeout;
        this.retry = new LockRetry(MOST_ATTEMPTS, progress);
    }

    /** Work in a transaction that is committed behind it, or rolled back if it throws. */
    @FunctionalInterface
    public interface Work {
        void run(Statement statement) throws SQLException;
    }

    /**
     * Runs statements in one transaction, all or none.
     *
     * @return how many attempts it took
     * @throws SQLException if they fail for another reason than a lock, or for a lock too often
     */
    public int inTransaction(List<String> statements) throws SQLException {
        return inTransaction(statement -> {
            for (String sql : statements) {
                statement.execute(sql);
            }
        });
    }

    /**
     * As {@link #inTransaction(List)}.
     *
     * @param undo removes, if they fail for good, what was made for them before; empty if there is nothing
     */
    public int inTransaction(List<String> statements, String undo) throws SQLException {
        try {
            return inTransaction(statements);
        } catch (SQLException failure) {
            if (!undo.isEmpty()) {
                try {
                    inTransaction(List.of(undo));
                } catch (SQLException remains) {
                    failure.addSuppressed(remains);
                }
            }
            throw failure;
        }
    }

    /** As {@link #inTransaction(List)}, for work that looks at what it finds; it may be run several times. */
    public int inTransaction(Work work) throws SQLException {
        return retry.count(number -> once(work, true));
    }

    /** Runs statements in a transaction that is rolled back whatever happens. */
    public void rehearse(List<String> statements) throws SQLException {
        retry.count(number -> once(
                statement -> {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                },
                false));
    }

    private void once(Work work, boolean commits) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = " + lockTimeout.toMillis());
            work.run(statement);
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException failure) {
            end(failure);
            throw failure;
        }
    }

    /** Of a connection that is gone the first failure tells more than those that follow from it. */
    private void end(Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }
}
