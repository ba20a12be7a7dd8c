package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How far the migrations have come in a database, by Flyway's own history. */
public final class AppliedVersion {
    /** The version of a database without any migration. */
    public static final String NONE = "none";

    private AppliedVersion() {}

    /**
     * The version that was applied or adopted last.
     *
     * @param connection with the governed schema on its search path
     * @return as the file of the migration names it, such as {@code 011}; {@link #NONE} if there is none
     * @throws SQLException if the database cannot be asked
     */
    public static String of(Connection connection) throws SQLException {
        if (!hasHistory(connection)) {
            return NONE;
        }
        return text(connection, """
                select coalesce((select version from flyway_schema_history where success and version is not null
                                 order by installed_rank desc limit 1), 'none')
                """);
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        return text(connection, "select to_regclass('flyway_schema_history')") != null;
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
