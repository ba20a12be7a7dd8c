package dev.freehold.platform.database.pool;

import dev.freehold.platform.database.DatabaseAddresses;
import dev.freehold.platform.database.DatabaseSettingsException;
import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.shared.persistence.Listening;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
    private static final String PROBING = "probing";

    /** Of servers, and of the poolers before them. */
    private static final String CHOICE = "choice";

    private static final String POOLER_CHOICE = "pooler-choice";

    private static final Duration BEAT = Duration.ofSeconds(2);

    /** What is listened with takes no time. */
    private static final Duration LISTENING_TIMEOUT = Duration.ofSeconds(10);

    /** A probe is not answered later than after a second; its connection may take longer to be given up. */
    private static final Duration PROBING_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration PROBING_WAIT = Duration.ofSeconds(1);

    private final PoolConfig bounds;
    private final Config config;
    private final Map<String, ServerChoice> choices = new ConcurrentHashMap<>();
    private volatile Optional<DatabaseAddresses> addresses = Optional.empty();
    private volatile List<PgConnectOptions> servers = List.of();

    ReactivePool(PoolConfig bounds, Config config) {
        this.bounds = bounds;
        this.config = config;
    }

    /** @throws DatabaseSettingsException if {@code DATABASE_URL} cannot be used */
    @Override
    public Pool create(Input input) {
        servers = List.copyOf(input.pgConnectOptionsList());
        addresses = DatabaseAddresses.from(name -> config.getOptionalValue(name, String.class));
        RequestSessions sessions = sessions(bounds.statementTimeout());
        Optional<DatabaseUrl> url = addresses.map(DatabaseAddresses::requests);
        return sessions.patience(connectTimeout(url))
                .bound(
                        PgBuilder.pool()
                                .with(sessions.bound(bounded(input.poolOptions()))
                                        .setName(REQUESTS)),
                        input.vertx(),
                        servers(url, REQUESTS, sessions::bound, input.vertx()));
    }

    private RequestSessions sessions(Duration statementTimeout) {
        return new RequestSessions(
                statementTimeout,
                isPooled(),
                addresses
                        .filter(all -> all.requests().session().sets("statement_timeout"))
                        .isPresent());
    }

    private boolean isPooled() {
        return addresses.filter(DatabaseAddresses::isPooled).isPresent();
    }

    /**
     * The connection for probes.
     *
     * @param requests the pool of requests, which must be there first
     */
    @Produces
    @Singleton
    @Probing
    Pool probing(Pool requests, Vertx vertx) {
        LOG.debugf("Beside a pool of %d a connection will probe", requests.size());
        RequestSessions sessions = sessions(PROBING_TIMEOUT);
        Optional<DatabaseUrl> url = addresses.map(DatabaseAddresses::requests);
        PoolOptions one = new PoolOptions()
                .setMaxSize(1)
                .setName(PROBING)
                .setConnectionTimeout(milliseconds(PROBING_WAIT))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return sessions.patience(connectTimeout(url))
                .bound(PgBuilder.pool().with(one), vertx, servers(url, PROBING, sessions::bound, vertx));
    }

    void stopProbing(@Disposes @Probing Pool probing) {
        probing.close();
    }

    /**
     * The connection for listening: to the same database, past a pooler, and none of those that requests count on.
     *
     * @param requests the pool of requests, which must be there first
     */
    @Produces
    @Singleton
    @Listening
    Pool listening(Pool requests, Vertx vertx) {
        LOG.debugf("Beside a pool of %d a connection will listen", requests.size());
        Optional<DatabaseUrl> url = addresses.map(DatabaseAddresses::direct);
        return SilentServers.of(connectTimeout(url), LISTENING_TIMEOUT)
                .bound(
                        PgBuilder.pool().with(new PoolOptions().setMaxSize(1).setName(LISTENING)),
                        vertx,
                        servers(url, LISTENING, UnaryOperator.identity(), vertx));
    }

    void stop(@Disposes @Listening Pool listening) {
        listening.close();
    }

    @PreDestroy
    void stop() {
        choices.values().forEach(ServerChoice::close);
    }

    /**
     * Where a URL leads, or Quarkus' own options if there is none. The connections have a name of their own in the metrics: pools
     * of one name would be counted as one.
     */
    private Supplier<Future<SqlConnectOptions>> servers(
            Optional<DatabaseUrl> url, String name, UnaryOperator<PgConnectOptions> sessions, Vertx vertx) {
        List<PgConnectOptions> plain = url.map(to -> to.servers(servers.get(0))).orElse(servers).stream()
                .map(PgConnectOptions::new)
                .map(server -> server.setTcpKeepAlive(true))
                .toList();
        List<SqlConnectOptions> options = plain.stream()
                .map(server -> sessions.apply(new PgConnectOptions(server)))
                .<SqlConnectOptions>map(server -> server.setMetricsName("postgresql|" + name))
                .toList();
        return url.filter(DatabaseUrl::isChoice).isEmpty()
                ? () -> Future.succeededFuture(options.get(0))
                : choice(url.get(), plain, !name.equals(LISTENING) && isPooled(), vertx)
                        .among(options);
    }

    private Duration connectTimeout(Optional<DatabaseUrl> url) {
        return url.map(to -> to.session().connectTimeout())
                .orElseGet(() -> Duration.ofMillis(servers.get(0).getConnectTimeout()));
    }

    /**
     * One for all who go the same way. Behind a pooler nobody is told to end sessions: there they are the pooler's, lent to any of
     * its clients, and it would open others at the same server.
     */
    private ServerChoice choice(DatabaseUrl url, List<PgConnectOptions> plain, boolean isPooled, Vertx vertx) {
        Duration patience = url.session().connectTimeout();
        return isPooled
                ? choices.computeIfAbsent(
                        POOLER_CHOICE,
                        name -> new ServerChoice(
                                vertx,
                                plain.stream().map(TransactionPooler::fit).toList(),
                                url.target(),
                                name,
                                patience,
                                Duration.ZERO))
                : choices.computeIfAbsent(
                        CHOICE, name -> new ServerChoice(vertx, plain, url.target(), name, patience, BEAT));
    }

    private PoolOptions bounded(PoolOptions options) {
        return options.setMaxSize(bounds.size())
                .setConnectionTimeout(milliseconds(bounds.maxWait()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(bounds.queue())
                .setMaxLifetime(milliseconds(bounds.recycle()))
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
    }

    private static int milliseconds(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
