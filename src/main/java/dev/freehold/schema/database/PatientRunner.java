package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs statements that need locks without making anybody wait for long: each waits for its lock for a bounded time only, lets
 * go, and comes back later, a little later each time.
 */
public final class PatientRunner {
    private static final int MOST_ATTEMPTS = 25;
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 5_000;

    /** What is run beside readers and writers makes nobody wait while it waits. */
    private static final int PATIENCE_BESIDE = 10;

    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "40001");

    /** duplicate_table, which is also said of indexes. */
    private static final String ALREADY_THERE = "42P07";

    private final Connection connection;
    private final Duration lockTimeout;
    private final Consumer<String> progress;

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
        this.progress = progress;
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

    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }

    private int attempt(Attempt attempt) throws SQLException {
        for (int number = 1; ; number++) {
            try {
                attempt.run();
                return number;
            } catch (SQLException failure) {
                if (number == MOST_ATTEMPTS || !WORTH_ANOTHER_TRY.contains(failure.getSQLState())) {
                    throw failure;
                }
                Duration delay = delay(number);
                progress.accept("attempt %d got no lock (%s); trying again in %d ms"
                        .formatted(number, failure.getSQLState(), delay.toMillis()));
                LockSupport.parkNanos(delay.toNanos());
            }
        }
    }

    /** Doubled each time, and different for each of those who wait. */
    private static Duration delay(int attempts) {
        long longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(attempts, 16));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
