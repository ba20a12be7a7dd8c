package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.support.PackagedService;
import dev.freehold.support.PgBouncer;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A PgBouncer in transaction mode stands before the database while 32 clients write. The whole suite goes through one with {@code -Dpgbouncer}. */
class PoolerIT {
    @Test
    void theServiceMigratesAndServesThroughAPoolerWherePgBouncerIsInstalled() throws IOException, InterruptedException {
        assumeTrue(PgBouncer.isInstalled(), "needs pgbouncer");
        try (DurablePostgres database = new DurablePostgres();
                PgBouncer pooler = PgBouncer.before(database.port());
                PackagedService service = PackagedService.start(
                        Map.of("DATABASE_URL", pooler.url(), "DATABASE_DIRECT_URL", database.url()))) {
            Wire wire = ReadyService.await(service);
            WritingClients clients = new WritingClients(wire);
            clients.start();
            LockSupport.parkNanos(FaultResults.LOAD.dividedBy(2).toNanos());
            clients.stop();

            clients.assertNothingIsLostOrTwice(database::column);
            assertThat(clients.refusals()).isEmpty();
            FaultResults.note("PgBouncer in transaction mode in between", clients.toString());
        }
    }
}
