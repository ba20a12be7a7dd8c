package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.support.Polling;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilentServersTest {
    private static final Duration LOGIN = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() {
        vertx.close();
    }

    @Test
    void aServerThatGreetsNobodyHoldsNoPlaceInThePool() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Pool pool = pool(silent.getLocalPort(), Duration.ofMillis(300));

            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> ask(pool, "select 1")).hasRootCauseInstanceOf(TimeoutException.class);
                Polling.await("a free place", LOGIN, () -> pool.size() == 0);
            }
        }
    }

    @Test
    void whoOwesAnAnswerTooLongIsLeftAndIdleConnectionsStay() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            Pool pool = pool(server.getPort(), LOGIN);
            int first = ask(pool, "select pg_backend_pid()");
            LockSupport.parkNanos(ANSWER.multipliedBy(2).toNanos());
            assertThat(ask(pool, "select pg_backend_pid()")).isEqualTo(first);

            assertThatThrownBy(() -> ask(pool, "select 1 from pg_sleep(30)"))
                    .hasRootCauseInstanceOf(ClosedConnectionException.class);
            // Who asked hears of it before the pool does.
            Polling.await("another connection", LOGIN, () -> isAnswered(pool));
            assertThat(ask(pool, "select pg_backend_pid()")).isNotEqualTo(first);
        }
    }

    /** It has been stopped after the first bytes of its answer: an {@code R}, and the length of what does not come any more. */
    @Test
    void aServerThatStopsInTheMiddleOfTheLoginIsHungUpOn() throws IOException {
        try (ServerSocket stopped = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Pool pool = pool(stopped.getLocalPort(), Duration.ofMillis(300));
            pool.query("select 1").execute().onComplete(ended -> {});
            try (Socket connection = stopped.accept()) {
                connection.setSoTimeout(Math.toIntExact(LOGIN.toMillis()));
                connection.getOutputStream().write(new byte[] {'R', 0, 0, 0, 8});

                assertThatCode(() -> connection.getInputStream().readAllBytes()).doesNotThrowAnyException();
            }
        }
    }

    private Pool pool(int port, Duration login) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("localhost")
                .setPort(port)
                .setUser("postgres")
                .setDatabase("postgres");
        return new SilentServers(login, ANSWER)
                .bound(
                        PgBuilder.pool().with(new PoolOptions().setMaxSize(1)),
                        vertx,
                        () -> Future.succeededFuture(options));
    }

    private static boolean isAnswered(Pool pool) {
        try {
            return ask(pool, "select 1") == 1;
        } catch (ExecutionException | InterruptedException | TimeoutException away) {
            return false;
        }
    }

    private static int ask(Pool pool, String query) throws ExecutionException, InterruptedException, TimeoutException {
        return pool.preparedQuery(query)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
