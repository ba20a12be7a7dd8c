package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.support.HaProxy;
import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Two replicas behind an HAProxy are restarted one after the other, while 32 clients write over connections that they keep. */
class RollingRestartIT {
    private static final int REPLICAS = 2;
    private static final int STOP_SECONDS = 40;
    private static final Duration PROXY_START = Duration.ofSeconds(20);

    /** For the proxy to find a replica that is back. */
    private static final Duration FOUND_AGAIN = Duration.ofSeconds(2);

    @Test
    void noRequestFailsAndEveryWriteIsThereOnceWhereHaProxyIsInstalled() throws IOException, InterruptedException {
        assumeTrue(HaProxy.isInstalled(), "needs haproxy");
        List<Integer> ports = List.of(PackagedService.freePort(), PackagedService.freePort());
        List<PackagedService> replicas = new ArrayList<>();
        try (DurablePostgres database = new DurablePostgres();
                HaProxy proxy = HaProxy.before(ports)) {
            try {
                ports.forEach(port -> replicas.add(start(database, port)));
                replicas.forEach(ReadyService::await);
                WritingClients clients = new WritingClients(throughBoth(proxy));
                clients.start();
                for (int number = 0; number < REPLICAS; number++) {
                    pause();
                    stop(replicas.get(number));
                    replicas.set(number, start(database, ports.get(number)));
                    ReadyService.await(replicas.get(number));
                    LockSupport.parkNanos(FOUND_AGAIN.toNanos());
                }
                pause();
                clients.stop();

                assertThat(clients.refusals()).isEmpty();
                clients.assertNothingIsLostOrTwice(database::column);
                assertEachServed(replicas);
                FaultResults.note("Two replicas behind HAProxy restarted one after the other", clients.toString());
            } finally {
                replicas.forEach(PackagedService::close);
            }
        }
    }

    private static PackagedService start(DurablePostgres database, int port) {
        return PackagedService.start(Map.of(
                "DATABASE_URL",
                database.url(),
                "PORT",
                Integer.toString(port),
                "SHUTDOWN_DELAY",
                HaProxy.NOTICED_WITHIN,
                "HTTP_TRUST_PROXY",
                "true"));
    }

    private static Wire throughBoth(HaProxy proxy) {
        Wire wire = new Wire(proxy.base());
        Polling.await("the proxy serves", PROXY_START, () -> ReadyService.status(wire, "/q/health/ready") == 200);
        return wire.signIn();
    }

    private static void stop(PackagedService replica) throws InterruptedException {
        replica.terminate();
        assertThat(replica.endsWithin(STOP_SECONDS)).as("ends").isTrue();
        assertThat(replica.output()).noneMatch(line -> line.contains("\"ERROR\""));
    }

    /** Or else the other one alone would have shown nothing. */
    private static void assertEachServed(List<PackagedService> replicas) {
        for (PackagedService replica : replicas) {
            assertThat(new Wire(replica.base()).get("/q/metrics").text())
                    .containsPattern(
                            "http_server_requests_seconds_count\\{[^}]*method=\"POST\"[^}]*uri=\"/api/v1/tasks\"");
        }
    }

    private static void pause() {
        LockSupport.parkNanos(FaultResults.LOAD.dividedBy(REPLICAS + 1L).toNanos());
    }
}
