package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** How the connections of backups differ from others of the governor. */
public final class CopySession {
    private CopySession() {}

    /**
     * Has a connection wait longer for locks than those that only look: nobody waits behind a backup, and it has much to lose.
     *
     * @param connection of the governor: see {@link dev.freehold.schema.database.GovernedDatabase#connect}
     */
    public static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '60s'");
        }
    }

    /** Puts one schema alone on the search path, so that names of its objects are not qualified, and all others are. */
    public static void searchIn(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('search_path', quote_ident(?), false)")) {
            statement.setString(1, schema);
            statement.execute();
        }
    }
}
