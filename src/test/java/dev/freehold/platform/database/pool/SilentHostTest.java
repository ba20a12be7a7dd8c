package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.schema.database.GovernedDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of two hosts the one that is named first takes connections and says nothing. */
class SilentHostTest {
    /** Until the second host is asked: the time to connect, and three seconds. */
    private static final int LONGEST_LOGIN = 4;

    private EmbeddedPostgres server;
    private ServerSocket silent;
    private DatabaseUrl url;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.start();
        silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        url = DatabaseUrl.parse("postgresql://postgres@localhost:" + silent.getLocalPort() + ",localhost:"
                + server.getPort() + "/postgres?sslmode=disable&connect_timeout=1");
    }

    @AfterEach
    void stop() throws IOException {
        silent.close();
        server.close();
    }

    @Test
    @Timeout(25)
    void theGovernorGetsToTheSecondOneAndItsLongStatementsAreNotCut() throws SQLException {
        GovernedDatabase database = new GovernedDatabase(url.jdbcUrl(), "postgres", null, "public");

        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute("select pg_sleep(" + (LONGEST_LOGIN + 2) + ")"))
                    .isTrue();
        }
    }

    @Test
    void whatItIsAskedDoesNotPileUp() throws Exception {
        Waiting waiting = new Waiting();
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
                .withMetrics(options -> waiting)
                .build();
        List<PgConnectOptions> options = url.servers(new PgConnectOptions());
        try (ServerChoice choice =
                new ServerChoice(vertx, options, url.target(), "test", Duration.ofSeconds(1), Duration.ofMillis(10))) {
            Pool pool = PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(1))
                    .connectingTo(choice.among(options))
                    .using(vertx)
                    .build();
            for (int i = 0; i < 10; i++) {
                assertThat(pool.query("select 1")
                                .execute()
                                .toCompletionStage()
                                .toCompletableFuture()
                                .get(10, TimeUnit.SECONDS))
                        .hasSize(1);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }

            assertThat(waiting.most()).isBetween(1, 3);
        } finally {
            vertx.close();
        }
    }

    /** How many questions wait for the connection to the first host. */
    private static final class Waiting implements VertxMetrics {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        int most() {
            return most.get();
        }

        @Override
        public PoolMetrics<?> createPoolMetrics(String type, String name, int size) {
            return name.equals("test-0") ? new Queue() : new PoolMetrics<Object>() {};
        }

        private final class Queue implements PoolMetrics<Object> {
            @Override
            public Object submitted() {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                return this;
            }

            @Override
            public Object begin(Object submission) {
                now.decrementAndGet();
                return this;
            }

            @Override
            public void rejected(Object submission) {
                now.decrementAndGet();
            }
        }
    }
}
