package dev.freehold.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come about, and no longer than it may take. */
public final class Polling {
    private static final long INTERVAL_MILLIS = 20;

    private Polling() {}

    public static void await(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            pause();
            met = condition.getAsBoolean();
        }
        assertThat(met).as(what + " within " + patience.toMillis() + " ms").isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
