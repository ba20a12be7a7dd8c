package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections whose login is bounded at each server that the URL names: the driver itself bounds TCP's handshake at each, and the
 * whole over all. A server that takes what it is sent and says nothing would use up the time of those that come after it. Once
 * logged in, statements may take as long as they need.
 */
final class BoundedLogins extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /** For an answer of the login. */
    private static final int SECONDS_TO_ANSWER = 3;

    /** @param url its {@code connectTimeout}, in seconds, and three more are the bound of each answer until one is logged in */
    BoundedLogins(String url) {
        setUrl(url);
        setSocketTimeout(getConnectTimeout() + SECONDS_TO_ANSWER);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Connection connection = super.getConnection(user, password);
        try {
            connection.setNetworkTimeout(Runnable::run, 0);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }
}
