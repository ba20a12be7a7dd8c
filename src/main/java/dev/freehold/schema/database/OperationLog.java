package dev.freehold.schema.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The governor's diary, {@code governor.operations}: what it began, and how that ended. */
public final class OperationLog {
    /** The first half of the key of the session lock that a running operation holds; the second is its id. Reads "FREE". */
    static final int KEY = 0x46524545;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String START = """
            insert into governor.operations (schema_name, kind, version_before, plan_hash, detail)
            values (?, ?, ?, ?, ?::jsonb)
            returning id, pg_try_advisory_lock(%d, id::integer)
            """.formatted(KEY);

    private static final String RUNS = """
            exists (
                select from pg_locks l
                where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = %d and l.objid = o.id::oid
                  and l.database = (select oid from pg_database where datname = current_database()))
            """.formatted(KEY);

    private static final String SELECT = """
            select id, at, ended_at, kind, db_user, client, version_before, version_after, plan_hash, detail,
                case
                    when outcome <> 'started' then outcome
                    when %s then 'running'
                    else 'interrupted'
                end as outcome
            from governor.operations o
            """.formatted(RUNS);

    private static final int KEPT_OPERATIONS = 10_000;

    private static final String PRUNE = """
            delete from governor.operations
            where schema_name = ? and id <= (
                select id from governor.operations where schema_name = ? order by id desc offset ? limit 1)
            """;

    private final GovernedDatabase database;

    public OperationLog(GovernedDatabase database) {
        this.database = database;
    }

    /**
     * Records that an operation begins, at once and whatever becomes of its transactions, and forgets all but the newest
     * 10,000. Makes the governor's schema if need be; where the role may not, the operation goes on without a record, and says
     * so.
     *
     * @param kind such as {@code migrate}
     * @param versionBefore the version of the schema now, {@code none} if it has none
     * @param planHash of the plan that is run, where there is one
     * @param detail what else is worth knowing
     * @return to be told how it ended; holds a connection of its own meanwhile
     * @throws SQLException if the database cannot be reached
     */
    public RunningOperation start(
            String kind, String versionBefore, Optional<String> planHash, Map<String, String> detail)
            throws SQLException {
        Connection connection = database.connect(kind);
        try {
            Optional<String> reason = GovernorSchema.ensure(connection);
            if (reason.isPresent()) {
                connection.close();
                return RunningOperation.unrecorded(database, reason.get());
            }
            long id = insert(connection, kind, versionBefore, planHash, detail);
            prune(connection);
            return RunningOperation.recorded(database, connection, id);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private long insert(
            Connection connection,
            String kind,
            String versionBefore,
            Optional<String> planHash,
            Map<String, String> detail)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(START)) {
            statement.setString(1, database.schema());
            statement.setString(2, kind);
            statement.setString(3, versionBefore);
            statement.setString(4, planHash.orElse(null));
            statement.setString(5, json(detail));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setString(1, database.schema());
            statement.setString(2, database.schema());
            statement.setInt(3, KEPT_OPERATIONS);
            statement.executeUpdate();
        }
    }

    /**
     * The newest operations, newest first. None if there is no record that the role may read.
     *
     * @param connection any to the governed database
     * @param limit how many at most
     * @throws SQLException if the database cannot be asked
     */
    public List<Operation> newest(Connection connection, int limit) throws SQLException {
        return select(connection, "where schema_name = ? order by id desc limit ?", limit);
    }

    /**
     * All operations of which nobody said how they ended, newest first: those that run, and those whose process was killed,
     * unless the same, or anything else that changes the schema, was done since.
     *
     * @param connection any to the governed database
     * @throws SQLException if the database cannot be asked
     */
    public List<Operation> unfinished(Connection connection) throws SQLException {
        return select(connection, """
                where schema_name = ? and outcome = 'started'
                  and (%s or not exists (
                      select from governor.operations again
                      where again.schema_name = o.schema_name and again.id > o.id and again.outcome = 'done'
                        and (again.kind = o.kind
                            or again.kind in ('migrate', 'repair', 'rollback', 'init', 'adopt', 'reset', 'restore'))))
                order by id desc
                limit ?
                """.formatted(RUNS), Integer.MAX_VALUE);
    }

    private List<Operation> select(Connection connection, String condition, int limit) throws SQLException {
        List<Operation> operations = new ArrayList<>();
        if (GovernorSchema.unreadable(connection, "operations").isPresent()) {
            return operations;
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT + condition)) {
            statement.setString(1, database.schema());
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    operations.add(operation(rows));
                }
            }
        }
        return operations;
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("kind"),
                row.getString("db_user"),
                row.getString("client"),
                row.getString("version_before"),
                Optional.ofNullable(row.getString("version_after")),
                Optional.ofNullable(row.getString("plan_hash")),
                Operation.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                detail(row.getString("detail")));
    }

    static String json(Map<String, String> detail) {
        return JSON.valueToTree(detail).toString();
    }

    private static Map<String, String> detail(String json) throws SQLException {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new SQLException("governor.operations holds a detail that is not the governor's: " + json, failure);
        }
    }
}
