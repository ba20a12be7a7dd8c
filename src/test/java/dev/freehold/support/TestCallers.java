package dev.freehold.support;

import dev.freehold.identity.Caller;
import dev.freehold.identity.Callers;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lets a test say by header who makes a request and what he may do; without the headers all is as it is without this. */
@Alternative
@Priority(1)
@Singleton
public class TestCallers extends Callers {
    /** The id of the user who makes the request. */
    public static final String USER = "X-Test-User";

    /** His permissions, separated by commas; empty for none. */
    public static final String PERMISSIONS = "X-Test-Permissions";

    private final CurrentVertxRequest request;

    public TestCallers(CurrentVertxRequest request) {
        super(request);
        this.request = request;
    }

    @Override
    public Caller current() {
        Caller developer = super.current();
        HttpServerRequest current = request.getCurrent().request();
        String user = current.getHeader(USER);
        String permissions = current.getHeader(PERMISSIONS);
        return new Caller(
                user == null ? developer.id() : UUID.fromString(user),
                permissions == null ? developer.permissions() : parse(permissions),
                developer.requestId());
    }

    private static Set<String> parse(String permissions) {
        return Arrays.stream(permissions.split(",", -1))
                .filter(permission -> !permission.isBlank())
                .collect(Collectors.toSet());
    }
}
