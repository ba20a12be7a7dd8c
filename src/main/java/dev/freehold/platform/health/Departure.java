package dev.freehold.platform.health;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whether the service has been told to stop. It serves on for SHUTDOWN_DELAY, in which whoever sends it requests must find
 * out that there will be no more answers soon.
 */
@Singleton
public class Departure {
    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        begun = true;
    }

    /** Why no more requests should be sent here; null while they should. */
    public String flaw() {
        return begun ? "The service is shutting down." : null;
    }
}
