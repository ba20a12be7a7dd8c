package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** PostgreSQL is killed and started again, three times, while 32 clients write. */
class KilledDatabaseIT {
    private static final int KILLS = 3;
    private static final int POOL = 15;
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @Test
    void nothingAcknowledgedIsLostAndTheServiceIsBackSoonAfterTheDatabase() throws IOException, InterruptedException {
        try (DurablePostgres database = new DurablePostgres();
                PackagedService service = PackagedService.start(Map.of("DATABASE_URL", database.url()))) {
            Wire wire = ReadyService.await(service);
            Footprint before = Footprint.ofWarm(service, database, wire);
            WritingClients clients = new WritingClients(wire);
            clients.start();
            List<Long> recoveries = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(FaultResults.LOAD.dividedBy(KILLS + 1L).toNanos());
                database.kill();
                database.restart();
                recoveries.add(clients.untilTheNextIsAcknowledged(RECOVERY).toMillis());
            }
            LockSupport.parkNanos(FaultResults.LOAD.dividedBy(KILLS + 1L).toNanos());
            clients.stop();

            clients.assertNothingIsLostOrTwice(database::column);
            assertThat(clients.refusals().keySet()).allMatch(refusal -> refusal.startsWith("503 "));
            Footprint after = before.assertIsBack(service, database, POOL);
            FaultResults.note(
                    "PostgreSQL killed " + KILLS + " times in " + FaultResults.LOAD.toSeconds() + " s",
                    clients + "; back after " + recoveries + " ms; before " + before + "; after " + after);
        }
    }
}
