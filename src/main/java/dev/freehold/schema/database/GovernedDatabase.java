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

    /**
     * What PostgreSQL prints, and how long it waits, is the same whatever the server, the role and this machine are set to: a
     * definition that is printed in another way would look like a difference. No statement is cut off by time, since some of the
     * governor's take as long as the rows need; but none waits for a lock for ever, not even one that only reads. Where row security
     * would hide rows, the statement fails instead.
     */
    private static final String SETTINGS = """
            set_config('datestyle', 'ISO, YMD', false), set_config('intervalstyle', 'postgres', false),
            set_config('timezone', 'UTC', false), set_config('extra_float_digits', '3', false),
            set_config('bytea_output', 'hex', false), set_config('xmloption', 'content', false),
            set_config('lc_monetary', 'C', false), set_config('quote_all_identifiers', 'off', false),
            set_config('standard_conforming_strings', 'on', false), set_config('row_security', 'off', false),
            set_config('lock_timeout', '5s', false), set_config('statement_timeout', '0', false),
            set_config('idle_in_transaction_session_timeout', '0', false), set_config('idle_session_timeout', '0', false),
            case when current_setting('transaction_timeout', true) is not null
                then set_config('transaction_timeout', '0', false) end""";

    private static final int SECONDS_TO_LOG_IN = 30;

    /**
     * Connections that Flyway and others may open by themselves. Their errors do not say which rows they are about: those may be
     * confidential, and what fails at boot is shown by the probes.
     */
    public DataSource dataSource() {
        PGSimpleDataSource source = new BoundedLogins(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("freehold-governor");
        source.setLogServerErrorDetail(false);
        source.setLoginTimeout(SECONDS_TO_LOG_IN);
        source.setTcpKeepAlive(true);
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
                    + SETTINGS + ", " + ENDS_WITH_ITS_CLIENT);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "GovernedDatabase[schema=" + schema + "]";
    }
}
