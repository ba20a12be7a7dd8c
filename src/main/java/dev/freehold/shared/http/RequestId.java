package dev.freehold.shared.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that follows a request through headers, logs, problems and the audit trail. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "freehold.request-id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    /** The client's own id if it is sane, otherwise a new one. */
    public static String assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        return id;
    }

    /** The id of a request that has passed {@link #assign}. */
    public static String of(RoutingContext context) {
        return context.get(KEY);
    }
}
