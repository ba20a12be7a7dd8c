package dev.freehold.resilience;

import dev.freehold.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps every statement on tasks waiting in the database, so that requests are under way for as long as a test needs. */
final class TaskLock implements AutoCloseable {
    private final Connection connection;

    private TaskLock(Connection connection) {
        this.connection = connection;
    }

    static TaskLock take() throws SQLException {
        Connection connection = Database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table tasks in access exclusive mode");
        }
        return new TaskLock(connection);
    }

    /** Statements of the service that wait. */
    static long waiting() {
        return Database.number("select count(*) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
