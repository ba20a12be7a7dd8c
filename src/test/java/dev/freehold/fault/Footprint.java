package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a service holds when nobody asks it anything: live heap after a full collection, open files and threads, and what it has open
 * at the database.
 */
record Footprint(double heapMebibytes, double files, double threads, int connections) {
    private static final double MEBIBYTE = 1 << 20;
    private static final double HEAP_TOLERANCE = 24;
    private static final double FILES_TOLERANCE = 12;
    private static final double THREADS_TOLERANCE = 12;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Of a service that has worked for a while: what it loads on first use is no leak. */
    static Footprint ofWarm(PackagedService service, DurablePostgres database, Wire signedIn)
            throws IOException, InterruptedException {
        WritingClients warming = new WritingClients(signedIn);
        warming.start();
        LockSupport.parkNanos(WARM_UP.toNanos());
        warming.stop();
        return of(service, database);
    }

    private static Footprint of(PackagedService service, DurablePostgres database)
            throws IOException, InterruptedException {
        collectGarbage(service.pid());
        String metrics = metrics(new Wire(service.base()));
        return new Footprint(
                sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MEBIBYTE,
                files(metrics),
                sum(metrics, "jvm_threads_live_threads"),
                database.connections());
    }

    private static void collectGarbage(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.run")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(jcmd.exitValue()).as(said).isZero();
    }

    /** But for the connections of clients: how many of these are kept is the clients' affair. */
    private static double files(String metrics) {
        return sum(metrics, "process_files_open_files") - sum(metrics, "http_server_active_connections");
    }

    private static double sum(String metrics, String series) {
        double sum = metrics.lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(sum).as(series).isPositive();
        return sum;
    }

    /** Waits for what ends by itself (connections that were given up), then holds the service to what it had before. */
    Footprint assertIsBack(PackagedService service, DurablePostgres database, int poolSize)
            throws IOException, InterruptedException {
        Polling.await("no more than the pool is open", PATIENCE, () -> database.connections() <= poolSize + 2);
        Wire observer = new Wire(service.base());
        Polling.await("open files as before", PATIENCE, () -> files(metrics(observer)) < files + FILES_TOLERANCE);
        Footprint after = of(service, database);
        assertThat(after.heapMebibytes).as("MiB of live heap").isLessThan(heapMebibytes + HEAP_TOLERANCE);
        assertThat(after.threads).as("threads").isLessThan(threads + THREADS_TOLERANCE);
        return after;
    }

    private static String metrics(Wire service) {
        return service.get("/q/metrics").text();
    }

    @Override
    public String toString() {
        return String.format(
                "%.0f MiB live heap, %.0f files, %.0f threads, %d connections",
                heapMebibytes, files, threads, connections);
    }
}
