package dev.freehold.platform.database.pool;

import dev.freehold.platform.database.SessionSettings;
import dev.freehold.platform.database.TargetServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The connection of a {@link ServerChoice} to one server, with a name of its own, so that nobody takes it for a session that does
 * work. Of each of the two questions at most one is under way: whoever asks while a silent server owes an answer shares it.
 */
final class ServerProbe implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServerProbe.class);

    private static final String APPLICATION_NAME = "application_name";
    private static final String SUFFIX = " choice";
    private static final int QUESTIONS = 2;

    /** Sessions of this service on this machine, behind the address that the server sees. */
    private static final String LEAVE = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where (select %s) and pid <> pg_backend_pid() and usename = current_user and datname = current_database()
              and application_name = $1 and client_addr is not distinct from inet_client_addr()""";

    private final PgConnectOptions server;
    private final TargetServer target;
    private final Duration patience;
    private final Pool pool;
    private Future<Boolean> answer = Future.succeededFuture(false);
    private Future<Long> leaving = Future.succeededFuture(0L);

    /**
     * @param server as the sessions have it that do work
     * @param name of the pool, in the metrics
     * @param patience for an answer
     */
    ServerProbe(Vertx vertx, PgConnectOptions server, TargetServer target, String name, Duration patience) {
        this.server = server;
        this.target = target;
        this.patience = patience;
        SqlConnectOptions options = new PgConnectOptions(server)
                .addProperty(APPLICATION_NAME, probeName(sessionName()))
                .setMetricsName("postgresql|" + name);
        this.pool = SilentServers.of(patience, patience)
                .bound(
                        PgBuilder.pool()
                                .with(new PoolOptions()
                                        .setMaxSize(1)
                                        .setMaxWaitQueueSize(QUESTIONS)
                                        .setName(name)),
                        vertx,
                        () -> Future.succeededFuture(options));
    }

    private String sessionName() {
        return server.getProperties().getOrDefault(APPLICATION_NAME, "");
    }

    /** PostgreSQL cuts what is longer, and two names that differ at the end only would be one. */
    private static String probeName(String sessions) {
        int room = SessionSettings.LONGEST_NAME - SUFFIX.getBytes(StandardCharsets.US_ASCII).length;
        return sessions.substring(0, Math.min(sessions.length(), room)) + SUFFIX;
    }

    /** Whether the server is the one that is wanted. Fails if that is not known in time. */
    Future<Boolean> isFit() {
        return asked().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized Future<Boolean> asked() {
        if (answer.isComplete()) {
            answer = pool.query("select " + target.unfit())
                    .execute()
                    .map(rows -> !rows.iterator().next().getBoolean(0));
        }
        return answer;
    }

    /** Has the server end the sessions that do work, if it is not the one that is wanted. */
    synchronized void leaveIfUnfit() {
        if (leaving.isComplete()) {
            leaving = pool.preparedQuery(LEAVE.formatted(target.unfit()))
                    .execute(Tuple.of(sessionName()))
                    .map(rows -> rows.iterator().next().getLong(0))
                    .onSuccess(this::tell)
                    .onFailure(failure -> LOG.debugf("%s cannot be asked what it is: %s", this, failure.getMessage()));
        }
    }

    private void tell(long left) {
        if (left > 0) {
            LOG.warnf("%s is not %s any more: %d connections to it were ended", this, target.word(), left);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Host and port. */
    @Override
    public String toString() {
        return server.getHost() + ":" + server.getPort();
    }
}
