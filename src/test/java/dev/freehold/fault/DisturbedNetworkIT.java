package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Line;
import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The network between the service and its database misbehaves while 32 clients write. */
class DisturbedNetworkIT {
    private static final int POOL = 15;
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration DELAY = Duration.ofMillis(200);

    /** Of statements, and so of the silence of a database. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(3);

    /** Longer than any wait of a request may take: for a connection, and then for its statements. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    @Test
    void cutConnectionsSlowAndDeadLinesAre503AndNothingIsLost() throws IOException, InterruptedException {
        try (DurablePostgres database = new DurablePostgres();
                Line line = new Line(database.port());
                PackagedService service = PackagedService.start(Map.of(
                        "DATABASE_URL",
                        database.url(line.port()),
                        "DB_STATEMENT_TIMEOUT",
                        STATEMENT_TIMEOUT.toSeconds() + "s",
                        "DB_POOL_MAX_WAIT",
                        "5s"))) {
            Wire wire = ReadyService.await(service);
            WritingClients clients = new WritingClients(wire);
            Footprint before = Footprint.ofWarm(service, database, wire);
            clients.start();
            pause();

            for (int cut = 0; cut < 5; cut++) {
                line.cut();
                clients.untilTheNextIsAcknowledged(RECOVERY);
                pause();
            }
            String cuts = clients.toString();
            assertThat(clients.refused()).as("refused while connections broke").isPositive();

            clients.forgetTimes();
            line.delay(DELAY);
            pause();
            pause();
            Duration onset = clients.slowest();
            // What began before the delay has been answered, or has waited for longer than it.
            clients.forgetTimes();
            pause();
            Duration delayed = clients.slowest();
            assertThat(clients.quickest()).isBetween(DELAY.multipliedBy(2), BOUND);
            line.delay(Duration.ZERO);

            clients.forgetTimes();
            int refusedBefore = clients.refused();
            line.swallow(true);
            LockSupport.parkNanos(STATEMENT_TIMEOUT.multipliedBy(4).toNanos());
            line.swallow(false);
            Duration back = clients.untilTheNextIsAcknowledged(BOUND);
            clients.stop();
            Duration silent = clients.slowest();

            clients.assertNothingIsLostOrTwice(database::column);
            assertThat(clients.refusals().keySet()).allMatch(refusal -> refusal.startsWith("503 "));
            assertThat(clients.refused()).as("refused in the silence").isGreaterThan(refusedBefore);
            assertThat(onset).isLessThan(BOUND);
            assertThat(delayed).isLessThan(BOUND);
            assertThat(silent).isLessThan(BOUND);
            Footprint after = before.assertIsBack(service, database, POOL);
            FaultResults.note("Connections cut 5 times", cuts);
            FaultResults.note(
                    "200 ms of delay each way",
                    "longest wait for an answer " + Math.max(onset.toMillis(), delayed.toMillis()) + " ms");
            FaultResults.note(
                    "Nothing arrives for 12 s, statements bounded at 3 s",
                    clients + "; back after " + back.toMillis() + " ms; before " + before + "; after " + after);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(FaultResults.LOAD.dividedBy(8).toNanos());
    }
}
