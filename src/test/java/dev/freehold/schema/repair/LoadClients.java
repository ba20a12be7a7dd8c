package dev.freehold.schema.repair;

import dev.freehold.schema.database.GovernedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that read and write tasks as fast as they are answered, each on a connection of its own with prepared statements. */
final class LoadClients {
    static final int CLIENTS = 16;
    static final int ROWS = 1_000_000;

    private static final String PREFIX = "01890000-0000-7000-%s-%012d";
    private static final String READ =
            "select id, title, description, status, created_at, version from tasks where id = ?";
    private static final String LIST =
            "select id, title, created_at from tasks where project_id = ? and deleted_at is null order by id desc limit 20";
    private static final String UPDATE =
            "update tasks set description = ?, version = version + 1, updated_at = now() where id = ?";
    private static final String INSERT =
            "insert into tasks (id, title, description, project_id, creator_id) values (?, 'New', 'New', ?, ?)";

    private final GovernedDatabase database;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong longestRead = new AtomicLong();
    private final AtomicLong longestWrite = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");
    private volatile boolean stopped;

    LoadClients(GovernedDatabase database) {
        this.database = database;
    }

    void start() {
        for (int number = 0; number < CLIENTS; number++) {
            Thread thread = new Thread(this::work, "client-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    void stop() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    void reset() {
        List.of(reads, writes, longestRead, longestWrite).forEach(value -> value.set(0));
    }

    long failures() {
        return failures.get();
    }

    String firstFailure() {
        return firstFailure.get();
    }

    /** Since the last {@link #reset}. */
    String report(long millis) {
        return "%,d reads and %,d writes (%,d/s), longest pause of a read %d ms, of a write %d ms, failed so far %d"
                .formatted(
                        reads.get(),
                        writes.get(),
                        (reads.get() + writes.get()) * 1000 / Math.max(1, millis),
                        longestRead.get() / 1_000_000,
                        longestWrite.get() / 1_000_000,
                        failures.get());
    }

    private void work() {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement read = connection.prepareStatement(READ);
                PreparedStatement list = connection.prepareStatement(LIST);
                PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (!stopped) {
                request(read, list, update, insert);
            }
        } catch (SQLException failure) {
            failed(failure);
        }
    }

    private void request(
            PreparedStatement read, PreparedStatement list, PreparedStatement update, PreparedStatement insert) {
        int row = ThreadLocalRandom.current().nextInt(1, ROWS + 1);
        int kind = ThreadLocalRandom.current().nextInt(10);
        long start = System.nanoTime();
        try {
            if (kind < 5) {
                read.setObject(1, id("a000", row));
                read.executeQuery().close();
            } else if (kind < 7) {
                list.setObject(1, id("9000", row % 1000 + 1));
                list.executeQuery().close();
            } else if (kind < 9) {
                update.setString(1, "Changed at " + start);
                update.setObject(2, id("a000", row));
                update.executeUpdate();
            } else {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, id("9000", row % 1000 + 1));
                insert.setObject(3, id("8000", row % 1000 + 1));
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            failed(failure);
        }
        long pause = System.nanoTime() - start;
        (kind < 7 ? reads : writes).incrementAndGet();
        (kind < 7 ? longestRead : longestWrite).accumulateAndGet(pause, Math::max);
    }

    private static UUID id(String group, int number) {
        return UUID.fromString(PREFIX.formatted(group, number));
    }

    private void failed(SQLException failure) {
        failures.incrementAndGet();
        firstFailure.compareAndSet("", "first: " + failure.getMessage());
    }
}
