package dev.freehold.fault;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Waits for a service that has been started. */
final class ReadyService {
    /** Generous: the machine may be building something else. */
    private static final Duration START = Duration.ofMinutes(2);

    private ReadyService() {}

    /** Returns when it is ready, with a client that is signed in. */
    static Wire await(PackagedService service) {
        Wire wire = new Wire(service.base());
        Polling.await("ready", START, () -> status(wire, "/q/health/ready") == 200);
        return wire.signIn();
    }

    /** 0 while nobody listens. */
    static int status(Wire wire, String path) {
        try {
            return wire.get(path).status();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }
}
