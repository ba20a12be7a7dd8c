package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Parallel;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Thousands of connections send one byte per second each, while others ask and want to be answered. */
class SlowConnectionsIT {
    private static final int CONNECTIONS = 5_000;
    private static final int CALLERS = 4;
    private static final int POOL = 15;

    /** Far from what a client sees here, and far from the times that slow ones are given. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    /** Longer than it takes to open them all, so that all are there at once; shorter than the load, so that they are cut off in it. */
    private static final String SLOW_BOUND = "8s";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void othersAreServedWhereAProcessMayHaveSoManyFilesOpen() throws IOException, InterruptedException {
        assumeTrue(SlowConnections.areAllowed(CONNECTIONS), "needs ulimit -Hn of 6000 or more");
        try (DurablePostgres database = new DurablePostgres();
                PackagedService service = PackagedService.start(
                        Map.of("DATABASE_URL", database.url(), "HTTP_BODY_TIMEOUT", SLOW_BOUND))) {
            Wire wire = ReadyService.await(service);
            String task = wire.post(
                            "/api/v1/tasks",
                            Wire.JSON,
                            "{\"title\": \"fast\", \"project_id\": \"" + wire.newProject() + "\"}")
                    .header("Location");
            Footprint before = Footprint.ofWarm(service, database, wire);
            ask(wire, task, FaultResults.LOAD.dividedBy(3));
            List<Duration> alone = ask(wire, task, FaultResults.LOAD.dividedBy(3));

            List<Duration> beside;
            int closed;
            try (SlowConnections slow = new SlowConnections(service.base(), wire.authorization(), CONNECTIONS)) {
                assertThat(openFiles(service)).isGreaterThan(CONNECTIONS);
                beside = ask(wire, task, FaultResults.LOAD);
                Polling.await("slow ones are cut off", PATIENCE, () -> slow.closedByService() > 0);
                closed = slow.closedByService();
                assertThat(slow.failure()).isNull();
            }

            assertThat(percentile(beside, 0.99)).isLessThan(BOUND);
            Footprint after = before.assertIsBack(service, database, POOL);
            FaultResults.note(
                    CONNECTIONS + " connections that send a byte per second",
                    beside.size() + " requests of others in " + FaultResults.LOAD.toSeconds() + " s, all 200, median "
                            + percentile(beside, 0.5).toMillis() + " ms, p99 "
                            + percentile(beside, 0.99).toMillis() + " ms; without them median "
                            + percentile(alone, 0.5).toMillis() + " ms, p99 "
                            + percentile(alone, 0.99).toMillis() + " ms; " + closed
                            + " cut off by the service; before " + before + "; after " + after);
        }
    }

    /** How long each answer took. */
    private static List<Duration> ask(Wire wire, String path, Duration time) {
        return Parallel.run(CALLERS, caller -> askOnAndOn(wire, path, time)).stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    private static List<Duration> askOnAndOn(Wire wire, String path, Duration time) {
        List<Duration> took = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = wire.get(path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            took.add(answer.took());
        }
        return took;
    }

    private static Duration percentile(List<Duration> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private static double openFiles(PackagedService service) {
        return new Wire(service.base())
                .get("/q/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("process_files_open_files"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
