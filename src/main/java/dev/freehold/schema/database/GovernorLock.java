package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One governor at a time: a session lock of PostgreSQL on a connection of its own, polled and never waited for, so that nobody
 * queues behind it in the database. It ends with the process at the latest. Its key is not Flyway's.
 */
public final class GovernorLock implements AutoCloseable {
    /** Reads "FREEHOLD" in ASCII. */
    private static final long KEY = 0x46524545484F4C44L;

    /** The processes of the server that hold it. */
    private static final String HOLDERS = """
            select l.pid
            from pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
              and l.classid = %d::oid and l.objid = %d::oid
              and l.database = (select oid from pg_database where datname = current_database())
            """.formatted(KEY >>> 32, KEY & 0xFFFFFFFFL);

    private static final int SECONDS_TO_ANSWER = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Connection connection;

    private GovernorLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock if nobody has it.
     *
     * @param purpose what it is taken for; others see it as the holder's
     * @throws SQLException if the database cannot be reached
     */
    public static Optional<GovernorLock> tryTake(GovernedDatabase database, String purpose) throws SQLException {
        Connection connection = database.connect(purpose);
        try {
            if (isTaken(connection)) {
                return Optional.of(new GovernorLock(connection));
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        connection.close();
        return Optional.empty();
    }

    /**
     * Takes the lock, for a command that somebody waits for: gives another governor a few seconds to finish.
     *
     * @throws GovernorBusyException if it does not
     * @throws SQLException if the database cannot be reached
     */
    public static GovernorLock take(GovernedDatabase database, String purpose) throws SQLException {
        Optional<GovernorLock> lock = await(database, purpose, PATIENCE);
        if (lock.isEmpty()) {
            try (Connection connection = database.connect(purpose)) {
                throw new GovernorBusyException(holder(connection).orElse("somebody who has just finished"));
            }
        }
        return lock.get();
    }

    /** What is done under the lock. */
    @FunctionalInterface
    public interface Operation<T> {
        T under(GovernorLock lock) throws SQLException;
    }

    /**
     * Runs an operation as the only governor of the database.
     *
     * @throws GovernorBusyException if somebody else keeps the lock for longer than {@link #take} waits
     * @throws SQLException if the database cannot be reached, or as the operation does
     */
    public static <T> T alone(GovernedDatabase database, String purpose, Operation<T> operation) throws SQLException {
        try (GovernorLock lock = take(database, purpose)) {
            return operation.under(lock);
        }
    }

    /**
     * Polls for the lock five times a second.
     *
     * @param patience how long at most
     * @return empty if somebody else had it all the time
     * @throws SQLException if the database cannot be reached
     */
    public static Optional<GovernorLock> await(GovernedDatabase database, String purpose, Duration patience)
            throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        Connection connection = database.connect(purpose);
        boolean taken = false;
        try {
            taken = isTaken(connection);
            while (!taken && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(POLL.toNanos());
                taken = isTaken(connection);
            }
            return taken ? Optional.of(new GovernorLock(connection)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(" + KEY + ")")) {
            return isTrue(statement);
        }
    }

    private static boolean isTrue(PreparedStatement question) throws SQLException {
        try (ResultSet row = question.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Who has the lock now, as {@code user@address, pid 4711, since ...}; empty if nobody has.
     *
     * @param connection any to the same database
     * @throws SQLException if the database cannot be asked
     */
    public static Optional<String> holder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select format('%s@%s, pid %s, since %s', usename, coalesce(host(client_addr), 'local'), a.pid,
                    to_char(backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                from pg_stat_activity a
                where a.pid in (""" + HOLDERS + ")")) {
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** Whether this session is still there and holds it; a long operation asks before each step. */
    public boolean isHeld() throws SQLException {
        if (!connection.isValid(SECONDS_TO_ANSWER)) {
            return false;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select exists (" + HOLDERS + " and l.pid = pg_backend_pid())")) {
            return isTrue(statement);
        }
    }

    /**
     * Asks whether it is still held.
     *
     * @throws RefusedException if the session that holds it is gone: another governor may be at work
     */
    public void demand() throws SQLException {
        if (!isHeld()) {
            throw new RefusedException("the connection that holds the governor's lock is gone");
        }
    }

    /** Gives it back in so many words: behind a pooler the session goes on without us. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.isValid(SECONDS_TO_ANSWER)) {
                try (PreparedStatement statement =
                        connection.prepareStatement("select pg_advisory_unlock(" + KEY + ")")) {
                    statement.execute();
                }
            }
        }
    }
}
