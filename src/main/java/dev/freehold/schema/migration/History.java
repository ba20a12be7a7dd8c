package dev.freehold.schema.migration;

import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Flyway's table of what was applied, from within a transaction of the governor.
 *
 * @param schema that it is in
 * @param table its name
 */
public record History(String schema, String table) {
    public static History of(Migrations migrations) {
        Configuration configuration = migrations.flyway().getConfiguration();
        return new History(configuration.getDefaultSchema(), configuration.getTable());
    }

    private String name() {
        return Identifier.quote(schema, table);
    }

    /** Keeps everybody, Flyway included, from writing it until the transaction ends. */
    public void lock(Connection connection) throws SQLException {
        execute(connection, "lock table " + name() + " in share row exclusive mode");
    }

    public boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The versions that it has, those of failed migrations included, in the order in which they came. */
    public List<String> versions(Connection connection) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version from " + name() + " where version is not null order by installed_rank")) {
            while (row.next()) {
                versions.add(row.getString(1));
            }
        }
        return versions;
    }

    /** Forgets one migration. */
    public void remove(Connection connection, String version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + name() + " where version = ?")) {
            statement.setString(1, version);
            if (statement.executeUpdate() != 1) {
                throw new RefusedException("the history has no single row of version " + version);
            }
        }
    }

    /**
     * Forgets the migrations that failed, and none else.
     *
     * @return their versions; of one that runs whenever it changes, its script
     */
    public List<String> removeFailed(Connection connection) throws SQLException {
        List<String> removed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "delete from " + name() + " where not success returning coalesce(version, script)")) {
            while (row.next()) {
                removed.add(row.getString(1));
            }
        }
        return removed;
    }

    /** Forgets everything. The table stays: an empty one lets Flyway begin in a schema that has tables of others. */
    public void clear(Connection connection) throws SQLException {
        execute(connection, "delete from " + name());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
