package dev.freehold.platform.database.pool;

import dev.freehold.platform.database.TargetServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Which of several servers to connect to: asked anew for each connection, of all servers at once, so that one that is away
 * costs no time. Of several that are fit the one that was chosen last is chosen again, else the one that is named first.
 *
 * <p>A server may become the wrong one while connections to it stay open (demoted, or told to take no changes). So each server
 * is told again and again to end the sessions that this service has there if it is not the one that is wanted any more.
 */
final class ServerChoice implements AutoCloseable {
    /** An answer serves the connections that are opened together. */
    private static final Duration FRESH = Duration.ofMillis(250);

    private final Vertx vertx;
    private final TargetServer target;
    private final List<ServerProbe> probes;
    private final OptionalLong beat;
    private Future<Integer> choice;
    private long chosenAt;
    private volatile int last;

    /**
     * @param servers at least one, as the sessions have them that do work
     * @param name of the connections that ask, in the metrics
     * @param patience for the answer of one server
     * @param beat how often servers are told to end sessions if they are the wrong ones; zero for never
     */
    ServerChoice(
            Vertx vertx,
            List<PgConnectOptions> servers,
            TargetServer target,
            String name,
            Duration patience,
            Duration beat) {
        this.vertx = vertx;
        this.target = target;
        this.probes = IntStream.range(0, servers.size())
                .mapToObj(server -> new ServerProbe(vertx, servers.get(server), target, name + "-" + server, patience))
                .toList();
        this.beat = target == TargetServer.ANY || beat.isZero()
                ? OptionalLong.empty()
                : OptionalLong.of(vertx.setPeriodic(beat.toMillis(), id -> probes.forEach(ServerProbe::leaveIfUnfit)));
    }

    /**
     * For a pool: the options of the server that is the right one now.
     *
     * @param options of each server, in the order in which they were given to the choice
     */
    Supplier<Future<SqlConnectOptions>> among(List<? extends SqlConnectOptions> options) {
        return () -> find().map(options::get);
    }

    private synchronized Future<Integer> find() {
        boolean isFresh = choice != null
                && (!choice.isComplete() || (choice.succeeded() && System.nanoTime() - chosenAt < FRESH.toNanos()));
        if (!isFresh) {
            choice = search();
            chosenAt = System.nanoTime();
        }
        return choice;
    }

    private Future<Integer> search() {
        ServerSearch search = new ServerSearch(vertx, preference());
        for (int i = 0; i < probes.size(); i++) {
            int server = i;
            ServerProbe probe = probes.get(server);
            probe.isFit()
                    .onSuccess(isFit -> {
                        if (isFit) {
                            search.fit(server);
                        } else {
                            search.unfit(server, probe + " (not " + target.word() + ")");
                        }
                    })
                    .onFailure(failure -> search.unfit(server, probe + " (" + failure.getMessage() + ")"));
        }
        return search.found().onSuccess(server -> last = server);
    }

    private List<Integer> preference() {
        List<Integer> servers = new ArrayList<>(List.of(last));
        IntStream.range(0, probes.size()).filter(server -> server != last).forEach(servers::add);
        return servers;
    }

    @Override
    public void close() {
        beat.ifPresent(vertx::cancelTimer);
        probes.forEach(ServerProbe::close);
    }
}
