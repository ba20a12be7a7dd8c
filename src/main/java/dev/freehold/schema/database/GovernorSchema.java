package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The governor's own schema in the governed database: which operations it ran, who else changed the schema, and what unmanaged
 * objects looked like. It is made when the first of that is to be written, and no earlier: a database that is only looked at
 * stays as it is.
 */
public final class GovernorSchema {
    public static final String NAME = "governor";

    /** Reads "GOVERNOR" in ASCII. Held while the tables are made, and while the event trigger is. */
    private static final long KEY = 0x474F5645524E4F52L;

    /** {@code schema_name} is the governed schema: two of them may share a database, and then share these tables. */
    private static final String TABLES = """
            create table if not exists governor.operations (
                id bigint generated always as identity primary key,
                schema_name text not null,
                at timestamptz not null default clock_timestamp(),
                ended_at timestamptz,
                kind text not null,
                db_user text not null default session_user,
                client text not null default coalesce(host(inet_client_addr()), 'local'),
                version_before text not null,
                version_after text,
                plan_hash text,
                outcome text not null default 'started' check (outcome in ('started', 'done', 'failed')),
                detail jsonb not null default '{}'
            );
            create table if not exists governor.ddl_log (
                id bigint generated always as identity primary key,
                schema_name text not null,
                at timestamptz not null default clock_timestamp(),
                db_user text not null default session_user,
                client_addr inet default inet_client_addr(),
                application_name text not null default current_setting('application_name'),
                command_tag text not null,
                object_type text not null,
                object_identity text not null,
                statement text not null
            );
            create table if not exists governor.fingerprints (
                schema_name text not null,
                kind text not null,
                name text not null,
                sha256 text not null,
                description text not null,
                server_version integer not null,
                seen_at timestamptz not null default clock_timestamp(),
                primary key (schema_name, kind, name)
            );
            """;

    private static final String STATE = """
            select count(*) as tables, coalesce(bool_and(has_schema_privilege(n.oid, 'usage')
                and has_table_privilege(c.oid, 'select')
                and (c.relname = 'ddl_log' or has_table_privilege(c.oid, 'insert')
                    and has_table_privilege(c.oid, 'update') and has_table_privilege(c.oid, 'delete'))), false) as usable
            from pg_namespace n
            join pg_class c on c.relnamespace = n.oid
            where n.nspname = 'governor' and c.relname in ('operations', 'ddl_log', 'fingerprints')
            """;

    private static final String READABLE = """
            select has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
            from pg_namespace n
            join pg_class c on c.relnamespace = n.oid
            where n.nspname = 'governor' and c.relname = ?
            """;

    private static final int TABLE_COUNT = 3;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY = "25006";

    private GovernorSchema() {}

    /**
     * Makes what is missing. Any number of replicas may do so at once.
     *
     * @param connection in auto-commit
     * @return why the governor can write nothing there, in a sentence without a full stop; empty if it can
     * @throws SQLException if the database cannot be asked
     */
    public static Optional<String> ensure(Connection connection) throws SQLException {
        Optional<String> state = state(connection);
        if (state.isEmpty() || !state.get().isEmpty()) {
            return state;
        }
        connection.setAutoCommit(false);
        try {
            make(connection);
            connection.commit();
            return Optional.empty();
        } catch (SQLException failure) {
            connection.rollback();
            return Optional.of(reason(connection, failure));
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Empty if all is there, an empty sentence if something is missing, otherwise what is in the way. */
    private static Optional<String> state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            if (row.getInt("tables") < TABLE_COUNT) {
                return Optional.of("");
            }
            return row.getBoolean("usable")
                    ? Optional.empty()
                    : Optional.of("the role " + role(connection) + " may not write to the schema governor");
        }
    }

    /** Whoever may not create schemas may not even say "if not exists". */
    private static void make(Connection connection) throws SQLException {
        lock(connection);
        try (Statement statement = connection.createStatement()) {
            boolean isThere;
            try (ResultSet row = statement.executeQuery("select to_regnamespace('governor') is not null")) {
                row.next();
                isThere = row.getBoolean(1);
            }
            if (!isThere) {
                statement.execute("create schema governor");
            }
            statement.execute(TABLES);
        }
    }

    /**
     * Waits until no other replica makes anything in the governor's schema; until the end of the transaction.
     *
     * @param connection in a transaction
     * @throws SQLException if the database cannot be asked
     */
    public static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
        }
    }

    private static String reason(Connection connection, SQLException failure) throws SQLException {
        if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
            return "the role " + role(connection) + " may not create the schema governor";
        }
        if (READ_ONLY.equals(failure.getSQLState())) {
            return "the database is read-only and the schema governor is not there";
        }
        throw failure;
    }

    /**
     * Why a table of the governor cannot be read: it was never made, or belongs to somebody else.
     *
     * @param table such as {@code ddl_log}
     * @return in a sentence without a full stop; empty if it can be read
     * @throws SQLException if the database cannot be asked
     */
    public static Optional<String> unreadable(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READABLE)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.of("there is no table governor." + table);
                }
                return row.getBoolean(1)
                        ? Optional.empty()
                        : Optional.of("the role " + role(connection) + " may not read governor." + table);
            }
        }
    }

    /**
     * The role that the governor works as.
     *
     * @throws SQLException if the database cannot be asked
     */
    public static String role(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
