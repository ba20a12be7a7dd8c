package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;

/** How far the migrations have come in a database, by Flyway's own history. */
public final class AppliedVersion {
    /** The version of a database without any migration. */
    public static final String NONE = "none";

    /** Kinds of rows that take an earlier one of the same version back. */
    private static final Set<String> TAKES_BACK = Set.of("DELETE", "UNDO_SQL", "UNDO_SCRIPT", "UNDO_JDBC");

    private AppliedVersion() {}

    /**
     * The highest version that is applied or adopted, whatever came last: migrations may be applied out of order.
     *
     * @param connection with the governed schema on its search path
     * @return as the history writes it, such as {@code 011}; {@link #NONE} if there is none
     * @throws SQLException if the database cannot be asked
     */
    public static String of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return hasHistory(statement) ? highest(statement) : NONE;
        }
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String highest(Statement statement) throws SQLException {
        TreeSet<MigrationVersion> applied = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("""
                select version, type from flyway_schema_history
                where success and version is not null order by installed_rank
                """)) {
            while (rows.next()) {
                MigrationVersion version = MigrationVersion.fromVersion(rows.getString("version"));
                if (TAKES_BACK.contains(rows.getString("type"))) {
                    applied.remove(version);
                } else {
                    applied.add(version);
                }
            }
        }
        return applied.isEmpty() ? NONE : applied.last().getVersion();
    }
}
