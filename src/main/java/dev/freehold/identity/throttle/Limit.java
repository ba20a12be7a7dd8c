package dev.freehold.identity.throttle;

import java.time.Duration;

/**
 * How often something may fail. After the free failures each further one doubles the time to wait, from a second on; nothing
 * is ever locked for good, or anybody could lock out whom he likes.
 */
enum Limit {
    /** Of attempts for one name: somebody who mistypes his password hardly notices. */
    NAME(5, Duration.ofSeconds(60), Duration.ofHours(1)),

    /** Of attempts from one address, which a whole office may share. */
    ADDRESS(20, Duration.ofMinutes(15), Duration.ofDays(1));

    private final int free;
    private final Duration longestDelay;
    private final Duration forgottenAfter;

    Limit(int free, Duration longestDelay, Duration forgottenAfter) {
        this.free = free;
        this.longestDelay = longestDelay;
        this.forgottenAfter = forgottenAfter;
    }

    /** How many attempts there are before the first delay. */
    int free() {
        return free;
    }

    Duration longestDelay() {
        return longestDelay;
    }

    /** For how long without an attempt the earlier ones count. */
    Duration forgottenAfter() {
        return forgottenAfter;
    }
}
