package dev.freehold.platform.http;

import dev.freehold.schema.boot.SchemaState;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.RequestEnd;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Text;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/** What happens to every request before any resource sees it, and to those that none wants. */
@Singleton
public class RequestFilters {
    private static final List<String> ACCEPTABLE = List.of(
            MediaTypes.JSON, "*/*", MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.PROBLEM, "application/*", "text/*");
    private static final int MAX_DIGITS = 18;
    private static final int NOT_FOUND = ProblemCode.NOT_FOUND.status();
    private static final List<Integer> STATUSES_OF_LAYERS_BELOW = List.of(400, 404, 405, 406, 413, 414, 415, 431, 500);

    private final ProblemDocument problems;
    private final SchemaState schema;
    private final long maxBody;

    RequestFilters(
            ProblemDocument problems,
            SchemaState schema,
            @ConfigProperty(name = "freehold.http.max-body") long maxBody) {
        this.problems = problems;
        this.schema = schema;
        this.maxBody = maxBody;
    }

    void register(@Observes Filters filters) {
        filters.register(this::identify, 1_000);
        filters.register(this::admit, 900);
    }

    /** Failures of the router itself are problems as well. */
    void describeFailures(@Observes Router router) {
        for (int status : STATUSES_OF_LAYERS_BELOW) {
            router.errorHandler(status, context -> {
                if (RequestId.of(context) == null) {
                    name(context);
                }
                problems.send(ProblemDocument.ofStatus(status, context.request().path()), context);
            });
        }
    }

    private void identify(RoutingContext context) {
        name(context);
        if (ApiPath.isPlain(context)) {
            context.next();
        } else {
            refuse(ProblemDocument.ofStatus(NOT_FOUND, context.request().path()), context);
        }
    }

    private static void name(RoutingContext context) {
        RequestEnd.watch(context);
        String id = RequestId.assign(context);
        context.response().putHeader(RequestId.HEADER, id);
        SecurityHeaders.put(context);
        MDC.put("request_id", id);
    }

    private void admit(RoutingContext context) {
        if (!ApiPath.isApi(context)) {
            context.next();
            return;
        }
        ProblemException refusal = refusal(context);
        if (refusal == null) {
            context.next();
        } else {
            refuse(refusal, context);
        }
    }

    private void refuse(ProblemException refusal, RoutingContext context) {
        // Without its body read, the connection cannot serve another request.
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.send(refusal, context);
        context.request().resume();
    }

    private ProblemException refusal(RoutingContext context) {
        if (!schema.isReady()) {
            return new ProblemException(ProblemCode.STARTING, "The database schema is not ready yet.");
        }
        if (!accepts(context)) {
            return new ProblemException(
                    ProblemCode.NOT_ACCEPTABLE,
                    "Accept must allow " + MediaTypes.JSON + ", or " + MediaTypes.CSV + " or " + MediaTypes.NDJSON
                            + " for lists.");
        }
        if (context.request().headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            return new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body must come as it is, without a Content-Encoding.");
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !ApiPath.isUpload(context) && exceeds(length, maxBody)) {
            return new ProblemException(
                    ProblemCode.BODY_TOO_LARGE,
                    "The body has " + length + " bytes; " + maxBody + " are allowed. Imports may be larger.");
        }
        return malformedQuery(context);
    }

    /** The resources choose among these; a client that says nothing means JSON. */
    private static boolean accepts(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            context.request().headers().set(HttpHeaders.ACCEPT, MediaTypes.JSON);
            return true;
        }
        return ACCEPTABLE.stream().anyMatch(accept::contains);
    }

    /** A number too long to be read as one exceeds any bound. */
    private static boolean exceeds(String length, long bound) {
        return length.length() > MAX_DIGITS || Long.parseLong(length) > bound;
    }

    private static ProblemException malformedQuery(RoutingContext context) {
        String query = context.request().query();
        if (query == null || query.indexOf('%') < 0) {
            return null;
        }
        try {
            String flaw = Text.flaw(Percent.decode(query));
            return flaw == null
                    ? null
                    : ProblemException.invalidParameter("query", "invalid_text", "The query " + flaw);
        } catch (IllegalArgumentException e) {
            return ProblemException.invalidParameter(
                    "query", "invalid_encoding", "The query is not percent-encoded UTF-8: " + e.getMessage());
        }
    }
}
