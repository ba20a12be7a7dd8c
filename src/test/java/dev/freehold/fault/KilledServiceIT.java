package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The service is killed and started again while 32 clients write. */
class KilledServiceIT {
    private static final int KILLS = FaultResults.IS_WHOLE ? 3 : 1;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws IOException, InterruptedException {
        try (DurablePostgres database = new DurablePostgres()) {
            Map<String, String> environment =
                    Map.of("DATABASE_URL", database.url(), "PORT", Integer.toString(PackagedService.freePort()));
            PackagedService service = PackagedService.start(environment);
            try {
                Wire wire = ReadyService.await(service);
                WritingClients clients = new WritingClients(wire);
                clients.start();
                for (int kill = 0; kill < KILLS; kill++) {
                    LockSupport.parkNanos(
                            FaultResults.LOAD.dividedBy(KILLS + 1L).toNanos());
                    service.kill();
                    service = PackagedService.start(environment);
                    ReadyService.await(service);
                    clients.untilTheNextIsAcknowledged(RECOVERY);
                }
                LockSupport.parkNanos(FaultResults.LOAD.dividedBy(KILLS + 1L).toNanos());
                clients.stop();

                clients.assertNothingIsLostOrTwice(database::column);
                assertThat(clients.refusals().keySet())
                        .allMatch(refusal -> refusal.startsWith("503 ") || refusal.equals("connection broken"));
                FaultResults.note(
                        "Service killed " + KILLS + " times in " + FaultResults.LOAD.toSeconds() + " s",
                        clients.toString());
            } finally {
                service.close();
            }
        }
    }
}
