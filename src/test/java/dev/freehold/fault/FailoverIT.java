package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import dev.freehold.support.StandbyPostgres;
import dev.freehold.support.Wire;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The primary dies and its standby is promoted, while 32 clients write. */
class FailoverIT {
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /** As long as somebody, or something, takes to decide on the promotion. */
    private static final Duration DECISION = Duration.ofSeconds(2);

    @Test
    void writesGoOnAtTheNewPrimaryAndNothingAcknowledgedIsLost() throws InterruptedException {
        try (StandbyPostgres servers = StandbyPostgres.start();
                PackagedService service = PackagedService.start(Map.of("DATABASE_URL", servers.url()))) {
            Wire wire = ReadyService.await(service);
            WritingClients clients = new WritingClients(wire);
            clients.start();
            LockSupport.parkNanos(FaultResults.LOAD.dividedBy(2).toNanos());

            servers.killPrimary();
            LockSupport.parkNanos(DECISION.toNanos());
            long promotion = System.nanoTime();
            servers.promote();
            clients.untilTheNextIsAcknowledged(RECOVERY);
            Duration back = Duration.ofNanos(System.nanoTime() - promotion);
            assertThat(back).isLessThan(RECOVERY);
            LockSupport.parkNanos(FaultResults.LOAD.dividedBy(2).toNanos());
            clients.stop();

            clients.assertNothingIsLostOrTwice(query -> column(servers.standbyPort(), query));
            assertThat(clients.refusals().keySet()).allMatch(refusal -> refusal.startsWith("503 "));
            FaultResults.note(
                    "Primary killed, standby promoted",
                    clients + "; back " + back.toMillis() + " ms after the promotion");
        }
    }

    private static List<String> column(int port, String query) {
        String url = "jdbc:postgresql://localhost:" + port + "/freehold?user=postgres";
        return DurablePostgres.column(() -> DriverManager.getConnection(url), query);
    }
}
