package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An operation that has begun. Its connection holds a session lock that ends with the process at the latest, so that others see
 * whether it still runs. Closed without a result, it has failed.
 */
public final class RunningOperation implements AutoCloseable {
    private static final int SECONDS_TO_ANSWER = 5;

    private static final String END = """
            update governor.operations
            set ended_at = clock_timestamp(), outcome = ?, version_after = ?, detail = detail || ?::jsonb
            where id = ?
            """;

    /** A start that fails every half minute is one failure that lasts: the first row of it says until when. */
    private static final String REPEATED = """
            with repeated as (
                delete from governor.operations o using governor.operations first
                where o.id = ? and first.kind = o.kind and first.outcome = 'failed' and first.detail = o.detail
                  and first.plan_hash is not distinct from o.plan_hash
                  and first.id = (
                      select max(before.id) from governor.operations before
                      where before.schema_name = o.schema_name and before.id < o.id)
                returning first.id, o.ended_at)
            update governor.operations o set ended_at = repeated.ended_at from repeated where o.id = repeated.id
            """;

    private final GovernedDatabase database;
    private final Optional<Connection> connection;
    private final long id;
    private final Optional<String> unrecorded;
    private boolean isEnded;

    private RunningOperation(
            GovernedDatabase database, Optional<Connection> connection, long id, Optional<String> unrecorded) {
        this.database = database;
        this.connection = connection;
        this.id = id;
        this.unrecorded = unrecorded;
        this.isEnded = unrecorded.isPresent();
    }

    static RunningOperation recorded(GovernedDatabase database, Connection connection, long id) {
        return new RunningOperation(database, Optional.of(connection), id, Optional.empty());
    }

    static RunningOperation unrecorded(GovernedDatabase database, String reason) {
        return new RunningOperation(database, Optional.empty(), 0, Optional.of(reason));
    }

    /** Why there is no record of it, in a sentence without a full stop; empty if there is one. */
    public Optional<String> unrecorded() {
        return unrecorded;
    }

    /**
     * It has done what it should. The first that is said of its end counts.
     *
     * @param versionAfter the version that the schema has now
     * @param detail what else is worth knowing; added to what was said at the start
     * @throws SQLException if that cannot be recorded
     */
    public void done(String versionAfter, Map<String, String> detail) throws SQLException {
        end("done", Optional.of(versionAfter), detail);
    }

    /**
     * It has not.
     *
     * @param reason in a sentence
     * @throws SQLException if that cannot be recorded
     */
    public void failed(String reason) throws SQLException {
        failed(reason, Map.of());
    }

    /**
     * As {@link #failed(String)}.
     *
     * @param detail what else is worth knowing; added to what was said at the start
     */
    public void failed(String reason, Map<String, String> detail) throws SQLException {
        Map<String, String> all = new HashMap<>(detail);
        all.put("reason", reason);
        end("failed", Optional.empty(), all);
    }

    private void end(String outcome, Optional<String> versionAfter, Map<String, String> detail) throws SQLException {
        if (isEnded) {
            return;
        }
        // Even if it cannot be written: what is done must not be called a failure when it is closed.
        isEnded = true;
        if (connection.isPresent() && connection.get().isValid(SECONDS_TO_ANSWER)) {
            update(connection.get(), outcome, versionAfter, detail);
        } else {
            // Whoever restarts the database in the middle of a long operation still learns how it ended.
            try (Connection another = database.connect("record")) {
                update(another, outcome, versionAfter, detail);
            }
        }
    }

    private void update(Connection target, String outcome, Optional<String> versionAfter, Map<String, String> detail)
            throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(END)) {
            statement.setString(1, outcome);
            statement.setString(2, versionAfter.orElse(null));
            statement.setString(3, OperationLog.json(detail));
            statement.setLong(4, id);
            if (statement.executeUpdate() == 0) {
                throw new SQLException("the record of operation " + id + " is gone from governor.operations");
            }
        }
        if (outcome.equals("failed")) {
            try (PreparedStatement statement = target.prepareStatement(REPEATED)) {
                statement.setLong(1, id);
                statement.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            failed("it ended without a result");
        } finally {
            if (connection.isPresent()) {
                connection.get().close();
            }
        }
    }
}
