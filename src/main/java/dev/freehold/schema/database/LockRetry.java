package dev.freehold.schema.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Tries again what others were in the way of, a little later each time.
 *
 * @param attempts how many at most
 * @param progress is told when something has to be tried again
 */
public record LockRetry(int attempts, Consumer<String> progress) {
    private static final long FIRST_DELAY_MILLIS = 100;
    private static final long LONGEST_DELAY_MILLIS = 5_000;

    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "40001");

    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    /** Whether it failed because of what somebody else is doing at the moment. */
    public static boolean isInTheWay(SQLException failure) {
        return IN_THE_WAY.contains(String.valueOf(failure.getSQLState()));
    }

    /**
     * Runs it until nobody is in the way.
     *
     * @throws SQLException if it fails for another reason, or too often, or if the thread is interrupted
     */
    <T> T run(Attempt<T> attempt) throws SQLException {
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (SQLException failure) {
                if (number >= attempts
                        || !isInTheWay(failure)
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                Duration delay = delay(number);
                progress.accept("attempt %d got no lock (%s); trying again in %d ms"
                        .formatted(number, failure.getSQLState(), delay.toMillis()));
                LockSupport.parkNanos(delay.toNanos());
            }
        }
    }

    /** One attempt of those that are numbered from 1. */
    @FunctionalInterface
    interface NumberedAttempt {
        void run(int number) throws SQLException;
    }

    /** As {@link #run}, and answers with how many attempts it took. */
    int count(NumberedAttempt attempt) throws SQLException {
        AtomicInteger attempts = new AtomicInteger();
        return run(() -> {
            int number = attempts.incrementAndGet();
            attempt.run(number);
            return number;
        });
    }

    /** Doubled each time, and different for each of those who wait. */
    private static Duration delay(int attempts) {
        long longest = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(attempts, 16));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
