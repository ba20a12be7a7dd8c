package dev.freehold.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The test's own way to the database, past the service. */
public final class Database {
    private Database() {}

    /** Empties every domain table and the audit trail; the developer stays, and the roles that came with migrations. */
    public static void clear() {
        execute(
                "truncate properties, listing_history, property_confidential, media, projects, tasks, channels, channel_members, messages, idempotency_keys, user_roles, api_tokens,"
                        + " user_sessions, user_identities, password_reset_tokens, email_verifications, sign_in_attempts");
        execute("delete from roles where not is_system");
        execute("delete from users where id <> ?", TestSignIn.DEVELOPER);
        makeDeveloper();
        clearAudit();
    }

    /** Empties the audit trails, which only the owner of the tables can, and not without saying so. */
    public static void clearAudit() {
        for (String table : List.of("audit_logs", "access_audit_log")) {
            String trigger = table + "_append_only";
            execute("alter table " + table + " disable trigger " + trigger + "; truncate " + table + "; alter table "
                    + table + " enable always trigger " + trigger);
        }
    }

    /** Sees to it that there is the developer whom requests of tests are made by. */
    static void makeDeveloper() {
        execute(
                "insert into users (id, username, email, full_name)"
                        + " values (?, 'developer', 'developer@freehold.invalid', 'Developer') on conflict (id) do update set is_active = true",
                TestSignIn.DEVELOPER);
    }

    /** Gives the developer the role admin, for what asks the database instead of the request. */
    public static void makeDeveloperAdmin() {
        execute(
                "insert into user_roles (user_id, role_id) select ?, id from roles where name = 'admin'",
                TestSignIn.DEVELOPER);
        clearAudit();
    }

    /** Runs a statement and tells how many rows it changed. */
    public static int execute(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query: values by column label, in order. */
    public static List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of a query, as text. */
    public static List<String> column(String sql, Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }

    /** The one number that a query yields. */
    public static long number(String sql, Object... parameters) {
        return Long.parseLong(column(sql, parameters).get(0));
    }

    /** A connection of the test's own, to the database that the service uses. */
    public static Connection connect() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse(null));
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
