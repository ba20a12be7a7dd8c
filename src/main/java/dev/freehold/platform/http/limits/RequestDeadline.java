package dev.freehold.platform.http.limits;

import dev.freehold.platform.http.ApiPath;
import dev.freehold.platform.http.ProblemDocument;
import dev.freehold.shared.http.RequestEnd;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Answers a request that has no answer in time with a 503. The work goes on to its end: one that is broken off half-way
 * would keep its connection to the database for ever. Streams that have begun go on, and so do imports and repairs, which may
 * take long.
 */
@Singleton
public class RequestDeadline {
    private static final Logger LOG = Logger.getLogger(RequestDeadline.class);

    /** After the request has a name (see RequestFilters), before anybody works on it. */
    private static final int PRIORITY = 950;

    private final ProblemDocument problems;
    private final long millis;

    RequestDeadline(ProblemDocument problems, Limits limits) {
        this.problems = problems;
        this.millis = limits.requestMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, PRIORITY);
    }

    private void begin(RoutingContext context) {
        if (ApiPath.isApi(context) && !ApiPath.mayTakeLong(context)) {
            long timer = context.vertx().setTimer(millis, passed -> answer(context));
            context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
        }
        context.next();
    }

    private void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || RequestEnd.isOver(context)) {
            return;
        }
        LOG.warnf(
                "%s %s: no answer within %d ms",
                context.request().method(), context.request().path(), millis);
        // What was meant for the answer that did not come.
        response.headers().remove(HttpHeaders.CONTENT_ENCODING).remove(HttpHeaders.CONTENT_LENGTH);
        if (!context.request().isEnded()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        problems.send(
                new ProblemException(
                        ProblemCode.TIMED_OUT,
                        "There is no answer within " + millis + " ms. The request may still be carried out, or not;"
                                + " sent again with its Idempotency-Key it is carried out once."),
                context);
    }
}
