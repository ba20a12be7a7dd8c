package dev.freehold.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Clients that create tasks, one after the other, each with a key of its own that is its title as well. What is not acknowledged is sent
 * again under its key, as the contract tells clients to, until it is.
 */
final class WritingClients {
    static final int CLIENTS = 32;

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final Wire service;
    private final String project;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong quickest = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean stopped;

    /** @param service signed in */
    WritingClients(Wire service) {
        this.service = service;
        this.project = service.newProject();
    }

    void start() {
        for (int number = 0; number < CLIENTS; number++) {
            Thread thread = new Thread(this::work, "client " + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets everybody finish what he is at, which may be given up unacknowledged. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofMinutes(2).toMillis());
            assertThat(thread.isAlive()).as(thread + " still waits").isFalse();
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** What was answered instead of 201, by status and code, and how often. */
    Map<String, AtomicInteger> refusals() {
        return new TreeMap<>(refusals);
    }

    /** The longest that anybody waited for an answer, whichever it was. */
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    /** The shortest that anybody waited for an acknowledgement; for ever if there was none. */
    Duration quickest() {
        return Duration.ofNanos(quickest.get());
    }

    /** Forgets {@link #slowest} and {@link #quickest} so far. */
    void forgetTimes() {
        slowest.set(0);
        quickest.set(Long.MAX_VALUE);
    }

    /** How many were answered otherwise than with 201, or not at all. */
    int refused() {
        return refusals.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How long it takes from now until a write that nobody has acknowledged yet is. */
    Duration untilTheNextIsAcknowledged(Duration patience) {
        long start = System.nanoTime();
        int before = acknowledged.size();
        Polling.await("a write is acknowledged", patience, () -> acknowledged.size() > before);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Every acknowledged task is there once, and of those that were given up none is there twice.
     *
     * @param database answers a query with its first column
     */
    void assertNothingIsLostOrTwice(Function<String, List<String>> database) {
        List<String> titles = database.apply("select title from tasks where project_id = '" + project + "'");
        assertThat(titles).doesNotHaveDuplicates();
        Set<String> there = Set.copyOf(titles);
        assertThat(acknowledged.stream().filter(key -> !there.contains(key)))
                .as("acknowledged and lost")
                .isEmpty();
        assertThat(titles.size() - acknowledged.size())
                .as("written, and given up by its client")
                .isBetween(0, CLIENTS);
        assertThat(database.apply("select t.id from tasks t where project_id = '" + project
                        + "' and 1 <> (select count(*) from audit_logs a where a.entity = 'tasks'"
                        + " and a.entity_id = t.id and a.action = 'insert')"))
                .as("without its line in the audit trail")
                .isEmpty();
    }

    private void work() {
        while (!stopped) {
            String key = UUID.randomUUID().toString();
            String body = "{\"title\": \"" + key + "\", \"project_id\": \"" + project + "\"}";
            while (!write(key, body) && !stopped) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private boolean write(String key, String body) {
        long start = System.nanoTime();
        try {
            Answer answer = service.post("/api/v1/tasks", Wire.JSON, body, "Idempotency-Key", key);
            if (answer.status() == 201) {
                acknowledged.add(key);
                quickest.accumulateAndGet(System.nanoTime() - start, Math::min);
                return true;
            }
            count(answer.status() + " " + code(answer));
        } catch (UncheckedIOException broken) {
            count("connection broken");
        } finally {
            slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
        }
        return false;
    }

    /** A proxy between refuses in words of its own. */
    private static String code(Answer answer) {
        return "application/problem+json".equals(answer.header("Content-Type"))
                ? answer.json().path("code").asText()
                : "without a problem";
    }

    private void count(String refusal) {
        refusals.computeIfAbsent(refusal, none -> new AtomicInteger()).incrementAndGet();
    }

    @Override
    public String toString() {
        return acknowledged.size() + " acknowledged; refused: "
                + refusals().entrySet().stream()
                        .map(refusal -> refusal.getKey() + " " + refusal.getValue() + " times")
                        .collect(Collectors.joining(", "))
                + "; longest wait for an answer " + slowest().toMillis() + " ms";
    }
}
