package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs statements that need locks without making anybody wait for long: each waits for its lock for a bounded time only, lets
 * go, and comes back later, a little later each time.
 */
public final class PatientRunner {
    private static final int MOST_ATTEMPTS = 25;

    /** What is run beside readers and writers makes nobody wait while it waits. */
    private static final int PATIENCE_BESIDE = 10;

    /** duplicate_table, which is also said of indexes. */
    private static final String ALREADY_THERE = "42P07";

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
        return attempt(() -> once(work, true));
    }

    /** Runs statements in a transaction that is rolled back whatever happens. */
    public void rehearse(List<String> statements) throws SQLException {
        attempt(() -> once(
                statement -> {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                },
                false));
    }

    /**
     * Runs one statement outside of any transaction.
     *
     * @param undo removes what a failed attempt leaves behind; empty if there is nothing
     * @return how many attempts it took
     * @throws SQLException if it fails for another reason than a lock, or for a lock too often
     */
    public int beside(String sql, String undo) throws SQLException {
        AtomicBoolean remains = new AtomicBoolean();
        try {
            return attempt(() -> once(sql, undo, remains));
        } catch (SQLException failure) {
            if (remains.get()) {
                removePatiently(undo, failure);
            }
            throw failure;
        }
    }

    /** What is left of an attempt may be removed at once, by the next one, or, when none is left, by itself. */
    private void once(String sql, String undo, AtomicBoolean remains) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = "
                    + lockTimeout.multipliedBy(PATIENCE_BESIDE).toMillis());
            if (remains.get()) {
                statement.execute(undo);
                remains.set(false);
            }
            try {
                statement.execute(sql);
            } catch (SQLException failure) {
                // What bears the name already is not of this attempt's making.
                if (!undo.isEmpty() && !ALREADY_THERE.equals(failure.getSQLState())) {
                    remains.set(true);
                    remove(statement, undo, remains, failure);
                }
                throw failure;
            }
        }
    }

    private static void remove(Statement statement, String undo, AtomicBoolean remains, SQLException failure) {
        try {
            statement.execute(undo);
            remains.set(false);
        } catch (SQLException remaining) {
            failure.addSuppressed(remaining);
        }
    }

    private void removePatiently(String undo, SQLException failure) {
        try {
            beside(undo, "");
        } catch (SQLException remaining) {
            failure.addSuppressed(remaining);
        }
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
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** @return how many attempts it took */
    private int attempt(Once once) throws SQLException {
        AtomicInteger attempts = new AtomicInteger();
        return retry.run(() -> {
            int number = attempts.incrementAndGet();
            once.run();
            return number;
        });
    }

    @FunctionalInterface
    private interface Once {
        void run() throws SQLException;
    }
}
