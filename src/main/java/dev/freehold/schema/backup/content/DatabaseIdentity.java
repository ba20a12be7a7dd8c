package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Which database it is, so that the backup of one does not open the gate to another of the same name.
 *
 * @param name of the database
 * @param oid of the database: another one if it was dropped and made anew
 * @param systemIdentifier of the cluster, kept by its physical copies; empty where the role may not know it
 */
public record DatabaseIdentity(String name, long oid, Optional<String> systemIdentifier) {
    /**
     * The identity of the database that a connection is to.
     *
     * @throws SQLException if it cannot be asked
     */
    public static DatabaseIdentity of(Connection connection) throws SQLException {
        boolean permitted =
                "t".equals(text(connection, "select has_function_privilege('pg_control_system()', 'execute')"));
        return new DatabaseIdentity(
                connection.getCatalog(),
                Long.parseLong(text(connection, "select oid from pg_database where datname = current_database()")),
                permitted
                        ? Optional.of(text(connection, "select system_identifier::text from pg_control_system()"))
                        : Optional.empty());
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
