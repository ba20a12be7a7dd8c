package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.support.Polling;
import dev.freehold.support.StandbyPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerChoiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration BEAT = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private StandbyPostgres servers;
    private ServerChoice choice;
    private Pool pool;

    @BeforeEach
    void connect() {
        servers = StandbyPostgres.start();
        DatabaseUrl url = DatabaseUrl.parse(servers.url());
        List<PgConnectOptions> options = url.servers(new PgConnectOptions());
        choice = choice("test");
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(3))
                .connectingTo(choice.among(options))
                .using(vertx)
                .build();
    }

    private ServerChoice choice(String name) {
        DatabaseUrl url = DatabaseUrl.parse(servers.url());
        return new ServerChoice(
                vertx, url.servers(new PgConnectOptions()), url.target(), name, Duration.ofSeconds(2), BEAT);
    }

    @AfterEach
    void end() {
        choice.close();
        vertx.close();
        servers.close();
    }

    @Test
    void thePrimaryIsChosenThoughTheStandbyIsNamedFirstAndTheNextOneAfterIt() throws Exception {
        assertThat(port()).isEqualTo(servers.primaryPort());

        servers.killPrimary();
        assertThatThrownBy(this::port).isInstanceOf(ExecutionException.class);
        servers.promote();

        Polling.await("the new primary", PATIENCE, () -> isAt(servers.standbyPort()));
    }

    @Test
    void connectionsToAServerThatTakesNoChangesAnyMoreAreEnded() throws Exception {
        int before = number("select pg_backend_pid()");
        servers.atPrimary("alter system set default_transaction_read_only = on");
        servers.atPrimary("select pg_reload_conf()");
        Polling.await("refusals", PATIENCE, () -> isRefused("No server takes changes now"));

        servers.atPrimary("alter system reset default_transaction_read_only");
        servers.atPrimary("select pg_reload_conf()");
        Polling.await("the same server again", PATIENCE, () -> isAt(servers.primaryPort()));
        assertThat(number("select pg_backend_pid()")).isNotEqualTo(before);
    }

    /** Replicas behind one address are strangers to the server; the standby takes no changes all the time. */
    @Test
    void thoseThatAskEndEachOtherAtNoServer() {
        try (ServerChoice other = choice("other")) {
            assertThat(other).isNotNull();
            Polling.await("both ask the standby", PATIENCE, () -> asking().size() == 2);
            List<String> before = asking();

            LockSupport.parkNanos(BEAT.multipliedBy(10).toNanos());

            assertThat(asking()).isEqualTo(before);
        }
    }

    /** Who asks the standby, by the numbers of their processes. */
    private List<String> asking() {
        return servers.atStandby(
                "select pid from pg_stat_activity where application_name = 'freehold choice' order by pid");
    }

    private boolean isAt(int port) {
        try {
            return port() == port;
        } catch (ExecutionException | InterruptedException | TimeoutException away) {
            return false;
        }
    }

    /** Not by a connection that is just being ended: that fails as well, with other words. */
    private boolean isRefused(String reason) {
        try {
            port();
            return false;
        } catch (ExecutionException refusal) {
            return refusal.getMessage().contains(reason);
        } catch (InterruptedException | TimeoutException away) {
            return false;
        }
    }

    private int port() throws ExecutionException, InterruptedException, TimeoutException {
        return number("select inet_server_port()");
    }

    private int number(String query) throws ExecutionException, InterruptedException, TimeoutException {
        return pool.query(query)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }
}
