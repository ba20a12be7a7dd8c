package dev.freehold.resilience;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Two connections, a queue of three, ten seconds for a statement, and a minute for the wait: what is refused earlier is refused
 * for want of a place.
 */
public final class SmallPool implements QuarkusTestProfile {
    static final int SIZE = 2;
    static final int QUEUE = 3;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "freehold.database.pool.size",
                Integer.toString(SIZE),
                "freehold.database.pool.queue",
                Integer.toString(QUEUE),
                "freehold.database.pool.max-wait",
                "60s",
                "freehold.database.pool.statement-timeout",
                "10s");
    }
}
