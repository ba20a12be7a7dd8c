package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database whose schema is governed. Every connection is a new one, apart from the pool of the service: what is set in it
 * ends with it.
 *
 * @param jdbcUrl as {@code quarkus.datasource.jdbc.url} has it
 * @param user may be null if the URL names him
 * @param password null if the server trusts him
 * @param schema the schema that the tables are in, not quoted; {@code public} unless the connection says otherwise
 */
public record GovernedDatabase(String jdbcUrl, String user, String password, String schema) {
    /** Set in all sessions of the governor, so that the event trigger can tell them from others. */
    public static final String MARK = "freehold.governor";

    /**
     * An expression that has a session of PostgreSQL end soon after its client is gone, although a statement runs or waits:
     * otherwise a killed governor would go on changing the schema, beside the one that takes its place. Servers on other systems
     * than Linux may refuse the setting.
     */
    public static final String ENDS_WITH_ITS_CLIENT = "case when version() like '%linux%' then "
            + "set_config('client_connection_check_interval', '1s', false) end";

    /** Connections that Flyway and others may open by themselves. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("freehold-governor");
        return source;
    }

    /**
     * A new connection in auto-commit, marked as the governor's, with the governed schema alone on its search path.
     *
     * @param purpose what the session is for, in a word or two, such as {@code repair}; the mark's value
     * @throws SQLException if the database cannot be reached
     */
    public Connection connect(String purpose) throws SQLException {
        Connection connection = dataSource().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('" + MARK + "', '" + purpose
                    + "', false), set_config('search_path', quote_ident('" + schema.replace("'", "''") + "'), false), "
                    + ENDS_WITH_ITS_CLIENT);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
