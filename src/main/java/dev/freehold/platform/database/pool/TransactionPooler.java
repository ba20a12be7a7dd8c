package dev.freehold.platform.database.pool;

import io.vertx.pgclient.PgConnectOptions;
import java.util.HashMap;
import java.util.Map;

/** A pooler in transaction mode before the server: no two transactions of a connection need have the same session. */
final class TransactionPooler {
    private TransactionPooler() {}

    /** Makes the options of a connection that leads through one fit. */
    static PgConnectOptions fit(PgConnectOptions options) {
        // The pooler refuses what it does not track; since PostgreSQL 12 the server's own value is as exact.
        Map<String, String> tracked = new HashMap<>(options.getProperties());
        tracked.remove("extra_float_digits");
        return options.setProperties(tracked).setCachePreparedStatements(false).setUseLayer7Proxy(true);
    }
}
