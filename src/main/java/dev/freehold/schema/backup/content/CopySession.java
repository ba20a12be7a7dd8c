package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Settings under which values have one text each, whatever the server, the role and the machine are set to. */
public final class CopySession {
    /** Where row security would hide rows, the session fails instead: a backup without them would look whole. */
    private static final String SETTINGS = """
            set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 3;
            set bytea_output = 'hex'; set xmloption = 'content'; set lc_monetary = 'C'; set quote_all_identifiers = off;
            set row_security = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
            set lock_timeout = '60s'
            """;

    private CopySession() {}

    /** Sets a connection up for good. */
    public static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
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
