package dev.freehold.platform.database.pool;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What holds for the sessions of requests, and for no others: how long a statement may take, and how long one stays idle.
 *
 * <p>PostgreSQL ends a statement that takes too long. A server that answers nothing any more ends none, so the connection is
 * given up some seconds later, see {@link SilentServers}.
 */
final class RequestSessions {
    /** How long a connection stays idle in the pool: less than firewalls and load balancers remember one. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private static final String STATEMENT_TIMEOUT = "statement_timeout";

    private final Duration statementTimeout;
    private final boolean isPooled;
    private final boolean isSet;

    /**
     * @param statementTimeout zero for none
     * @param isPooled whether a pooler in transaction mode stands before the server
     * @param isSet whether the URL says itself how long a statement may take
     */
    RequestSessions(Duration statementTimeout, boolean isPooled, boolean isSet) {
        this.statementTimeout = statementTimeout;
        this.isPooled = isPooled;
        this.isSet = isSet;
    }

    /** Makes the options of a connection fit. */
    PgConnectOptions bound(PgConnectOptions options) {
        if (isPooled) {
            // It would refuse a statement timeout.
            return TransactionPooler.fit(options);
        }
        if (!statementTimeout.isZero() && !isSet) {
            options.addProperty(STATEMENT_TIMEOUT, Long.toString(statementTimeout.toMillis()));
        }
        return options.setCachePreparedStatements(true);
    }

    /** Makes the options of their pool fit. */
    PoolOptions bound(PoolOptions options) {
        return options.setIdleTimeout(Math.toIntExact(IDLE.toMillis())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /** How long their server may be silent. */
    SilentServers patience(Duration connectTimeout) {
        return SilentServers.of(connectTimeout, statementTimeout);
    }
}
