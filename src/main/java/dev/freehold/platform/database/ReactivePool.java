package dev.freehold.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/**
 * Builds the reactive pool: Quarkus' own options, the bounds of {@link PoolConfig}, and what {@code DATABASE_URL} says beyond
 * the address. The number of event loops stays Quarkus' choice.
 */
@Singleton
public final class ReactivePool implements PgPoolCreator {
    private final PoolConfig bounds;
    private final Config config;

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
        return PgBuilder.pool()
                .with(bounded(input.poolOptions()))
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
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
