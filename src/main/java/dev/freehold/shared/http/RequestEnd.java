package dev.freehold.shared.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Whether anybody still waits for the answer to a request. A client that resets its connection ends the request before Vert.x calls the
 * connection closed, and whoever asks to be told of the end in between is never told.
 */
public final class RequestEnd {
    private static final String OVER = "freehold.request-over";

    private RequestEnd() {}

    /** Takes note of the end from now on; to be called once for each request, before anything else happens to it. */
    public static void watch(RoutingContext context) {
        context.addEndHandler(ended -> context.put(OVER, true));
    }

    /** Whether the request has been answered, or its client has left. On the request's event loop what it says stays true until the next step. */
    public static boolean isOver(RoutingContext context) {
        return context.get(OVER) != null
                || context.response().ended()
                || context.response().closed();
    }
}
