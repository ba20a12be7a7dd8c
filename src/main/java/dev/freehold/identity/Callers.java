package dev.freehold.identity;

import dev.freehold.shared.http.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Tells who makes the current request. The one place that sign-in will replace: until then everybody is the development
 * user that migration 002 made, and may do everything.
 */
@ApplicationScoped
public class Callers {
    /** The id of the development user. */
    public static final UUID DEVELOPER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final CurrentVertxRequest request;

    public Callers(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The caller; needs a request. */
    public Caller current() {
        return new Caller(DEVELOPER, Permissions.ALL, RequestId.of(request.getCurrent()));
    }
}
