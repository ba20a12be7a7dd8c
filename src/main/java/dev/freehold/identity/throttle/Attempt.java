package dev.freehold.identity.throttle;

import java.time.Instant;
import java.util.Map;

/** An attempt that was let pass. It has been counted as a failure; whoever succeeds hands it back. */
public final class Attempt {
    private final Map<Counter, Instant> countedAt;

    Attempt(Map<Counter, Instant> countedAt) {
        this.countedAt = Map.copyOf(countedAt);
    }

    /** When each of the counters counted it, by the clock of the database. */
    Map<Counter, Instant> countedAt() {
        return countedAt;
    }
}
