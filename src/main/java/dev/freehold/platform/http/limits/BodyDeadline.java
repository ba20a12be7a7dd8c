package dev.freehold.platform.http.limits;

import dev.freehold.platform.http.ProblemDocument;
import dev.freehold.shared.http.RequestEnd;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that does not arrive: within each period a mebibyte of it, which is all of an ordinary one, or its end.
 * Runs when the caller is known and the service is willing to read, so that a service that is slow blames nobody else.
 */
@Singleton
public class BodyDeadline {
    private static final long LEAST_BYTES = 1024 * 1024;

    private final ProblemDocument problems;
    private final Provider<Limits> limits;

    BodyDeadline(ProblemDocument problems, Provider<Limits> limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /** Before the filter that receives uploads, which goes on only when they are there. */
    @ServerRequestFilter(priority = 200)
    public void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded() && hasBody(request)) {
            watch(context, limits.get().bodyMillis());
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private void watch(RoutingContext context, long millis) {
        long before = context.request().bytesRead();
        long timer = context.vertx().setTimer(millis, passed -> look(context, before, millis));
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    private void look(RoutingContext context, long before, long millis) {
        HttpServerRequest request = context.request();
        if (request.isEnded() || RequestEnd.isOver(context)) {
            return;
        }
        if (request.bytesRead() - before >= LEAST_BYTES) {
            watch(context, millis);
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.send(
                new ProblemException(
                        ProblemCode.REQUEST_TIMEOUT,
                        "The body did not arrive within " + millis + " ms, nor a mebibyte of it; nothing was changed."),
                context);
    }
}
