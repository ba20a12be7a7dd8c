package dev.freehold.platform.database.pool;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how long a pool waits for a server that takes what it is sent and says nothing, or nothing more (stopped, or beyond a
 * network that swallows packets): for the login of a new connection, and for each answer.
 *
 * @param login from the first packet until statements can be sent
 * @param answer to one statement; zero for ever
 */
record SilentServers(Duration login, Duration answer) {
    /** For an answer that comes at the last moment, and for a login. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    /**
     * Three seconds more than who is well needs.
     *
     * @param connectTimeout for TCP's handshake
     * @param statementTimeout after which PostgreSQL itself ends a statement; zero for never
     */
    static SilentServers of(Duration connectTimeout, Duration statementTimeout) {
        return new SilentServers(
                connectTimeout.plus(MARGIN), statementTimeout.isZero() ? Duration.ZERO : statementTimeout.plus(MARGIN));
    }

    /**
     * Makes the pool.
     *
     * @param to where each new connection leads
     */
    @SuppressWarnings("deprecation") // The one way in for connections that are bounded before they are made.
    Pool bound(ClientBuilder<Pool> builder, Vertx vertx, Supplier<Future<SqlConnectOptions>> to) {
        ConnectionFactory connections = new BoundedLogins((VertxInternal) vertx, to, login);
        return builder.using(vertx)
                .connectingTo(to)
                .withConnectHandler(this::watch)
                .build()
                .connectionProvider(context -> inTime(connections.connect(context)));
    }

    private void watch(SqlConnection connection) {
        if (!answer.isZero()) {
            AnswerWatch.over(connection, answer);
        }
        connection.close();
    }

    /** The pool may open another one at the deadline; the connection itself is closed should it ever come. */
    private Future<SqlConnection> inTime(Future<SqlConnection> opening) {
        Future<SqlConnection> opened = opening.timeout(login.toMillis(), TimeUnit.MILLISECONDS);
        opening.onSuccess(connection -> opened.onFailure(late -> connection.close()));
        return opened;
    }
}
