package dev.freehold.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.PackagedService;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Mixed load for some minutes, and what the service holds meanwhile, a line of CSV every five seconds. For {@code bench/soak.sh}; ends
 * with 1 if a request failed or something grew.
 */
public final class Soak {
    private static final int CLIENTS = 16;
    private static final Duration SAMPLING = Duration.ofSeconds(5);
    private static final int KEPT = 200;

    /** Of the samples: what is needed to get warm. */
    private static final double WARM_UP = 0.3;

    private final Wire service;
    private final String project;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    private Soak(Wire service) {
        this.service = service;
        this.project = service.newProject();
    }

    /**
     * Runs the load.
     *
     * @param arguments minutes, and the file to write
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = Duration.ofMinutes(Integer.parseInt(arguments[0]));
        List<SoakSample> samples;
        boolean whole;
        try (DurablePostgres database = new DurablePostgres();
                PackagedService packaged = PackagedService.start(Map.of(
                        "DATABASE_URL",
                        database.url(),
                        "JAVA_TOOL_OPTIONS",
                        "-Xmx256m",
                        "HTTP_MAX_IMPORTS",
                        Integer.toString(CLIENTS)))) {
            Soak soak = new Soak(ReadyService.await(packaged));
            samples = soak.run(time, packaged, database);
            System.out.println(soak.requests + " requests by " + CLIENTS + " clients in " + time.toMinutes()
                    + " min; answers " + soak.statuses);
            whole = soak.statuses.keySet().stream().allMatch(status -> status < 500);
        }
        Files.write(
                Path.of(arguments[1]), samples.stream().map(SoakSample::line).toList());
        List<String> grown = SoakSample.grown(samples.subList((int) (samples.size() * WARM_UP), samples.size()));
        System.out.println(grown.isEmpty() ? "Nothing grew." : "Grew: " + grown);
        System.exit(grown.isEmpty() && whole ? 0 : 1);
    }

    private List<SoakSample> run(Duration time, PackagedService packaged, DurablePostgres database)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int client = number;
            Thread thread = new Thread(() -> work(client), "client " + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        List<SoakSample> samples = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            LockSupport.parkNanos(SAMPLING.toNanos());
            samples.add(
                    SoakSample.take(Duration.ofNanos(System.nanoTime() - start), packaged, database, requests.get()));
        }
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return samples;
    }

    /** One round touches what a day's clients touch: writes, reads, lists, search, exports, imports, sign-ins and mistakes. */
    private void work(int client) {
        List<String> own = new ArrayList<>();
        for (int round = 0; !stopped; round++) {
            own.add(create("soak " + client + " " + round));
            String task = own.get(round % own.size());
            get("/api/v1/tasks/" + task);
            get("/api/v1/tasks?project_id=" + project + "&limit=50&sort=-created_at");
            get("/api/v1/tasks?q=soak&limit=20");
            count(service.patch("/api/v1/tasks/" + task, "{\"description\": \"round " + round + "\"}"));
            count(service.post("/api/v1/tasks", Wire.JSON, "{\"title\": 1}"));
            get("/api/v1/tasks/none-of-these");
            if (round % 20 == 0) {
                occasionally();
            }
            if (own.size() > KEPT) {
                count(service.delete("/api/v1/tasks/" + own.remove(0)));
            }
        }
    }

    private void occasionally() {
        count(service.get("/api/v1/tasks?project_id=" + project + "&q=soak", "Accept", Wire.NDJSON));
        count(service.post(
                "/api/v1/tasks/import?project_id=" + project,
                Wire.CSV,
                "title,external_source,external_id\nsoak import,soak,1\nsoak import,soak,2\n"));
        count(service.post(
                "/api/v1/auth/login",
                Wire.JSON,
                "{\"username\": \"" + PackagedService.ADMIN + "\", \"password\": \"" + PackagedService.PASSWORD
                        + "\"}"));
        get("/api/v1/audit-logs?limit=50");
        get("/q/health/ready");
    }

    private String create(String title) {
        Answer answer = service.post(
                "/api/v1/tasks", Wire.JSON, "{\"title\": \"" + title + "\", \"project_id\": \"" + project + "\"}");
        count(answer);
        JsonNode id = answer.json().path("id");
        return id.asText("none");
    }

    private void get(String path) {
        try {
            count(service.get(path));
        } catch (UncheckedIOException broken) {
            throw new IllegalStateException("a connection broke under " + path, broken);
        }
    }

    private void count(Answer answer) {
        requests.incrementAndGet();
        statuses.computeIfAbsent(answer.status(), none -> new AtomicInteger()).incrementAndGet();
    }
}
