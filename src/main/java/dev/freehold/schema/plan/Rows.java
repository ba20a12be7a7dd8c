package dev.freehold.schema.plan;

import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a plan must know of the rows that are there. */
final class Rows {
    private final Connection connection;

    /** @param connection with the governed schema on its search path */
    Rows(Connection connection) {
        this.connection = connection;
    }

    boolean hasAny(String table) throws SQLException {
        return exists("select from " + Identifier.quote(table));
    }

    boolean hasNulls(String table, String column) throws SQLException {
        return exists("select from " + Identifier.quote(table) + " where " + Identifier.quote(column) + " is null");
    }

    private boolean exists(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select exists (" + query + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
