package dev.freehold.platform.database;

import dev.freehold.shared.persistence.Listening;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Builds the reactive pool: Quarkus' own options, the bounds of {@link PoolConfig}, and what {@code DATABASE_URL} says beyond
 * the address. The number of event loops stays Quarkus' choice.
 */
@Singleton
public class ReactivePool implements PgPoolCreator {
    private static final Logger LOG = Logger.getLogger(ReactivePool.class);

    private static final String REQUESTS = "requests";
    private static final String LISTENING = "listening";

    private final PoolConfig bounds;
    private final Config config;
    private volatile List<PgConnectOptions> servers = List.of();

    ReactivePool(PoolConfig bounds, Config config) {
        this.bounds = bounds;
        this.config = config;
    }

    /** @throws DatabaseUrlException if {@code DATABASE_URL} cannot be used */
    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(server -> server.setCachePreparedStatements(true).setTcpKeepAlive(true));
        DatabaseUrl.from(name -> config.getOptionalValue(name, String.class))
                .ifPresent(url -> servers.forEach(url::applyTo));
        this.servers = List.copyOf(servers);
        return PgBuilder.pool()
                .with(bounded(input.poolOptions()).setName(REQUESTS))
                .connectingTo(measuredAs(REQUESTS))
                .using(input.vertx())
                .build();
    }

    /**
     * The connection for listening: to the same servers, and none of those that requests count on.
     *
     * @param requests the pool of requests, which must be there first
     */
    @Produces
    @Singleton
    @Listening
    Pool listening(Pool requests, Vertx vertx) {
        LOG.debugf("Beside a pool of %d a connection will listen", requests.size());
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1).setName(LISTENING))
                .connectingTo(measuredAs(LISTENING))
                .using(vertx)
                .build();
    }

    void stop(@Disposes @Listening Pool listening) {
        listening.close();
    }

    /** The servers, with a name of their own in the metrics: pools of one name would be counted as one. */
    private List<SqlConnectOptions> measuredAs(String name) {
        return servers.stream()
                .<SqlConnectOptions>map(server -> new PgConnectOptions(server).setMetricsName("postgresql|" + name))
                .toList();
    }

    private PoolOptions bounded(PoolOptions options) {
        return options.setMaxSize(bounds.size())
                .setConnectionTimeout(milliseconds(bounds.maxWait()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime(milliseconds(bounds.recycle()))
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
