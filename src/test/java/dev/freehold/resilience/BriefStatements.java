package dev.freehold.resilience;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Statements that may take two seconds, so that a connection that hangs is given up some seconds later. */
public final class BriefStatements implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("freehold.database.pool.statement-timeout", "2s");
    }
}
