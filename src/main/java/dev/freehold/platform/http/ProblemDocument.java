package dev.freehold.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.RequestFingerprint;
import dev.freehold.shared.http.RequestId;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes failures as {@code application/problem+json} (RFC 9457): the one place where that document is made. */
@Singleton
public class ProblemDocument {
    /** Seconds after which a client may try again when the service cannot answer for the time being. */
    private static final String WHEN_IT_IS_BACK = "2";

    /** They pass only when an operator does something about them. */
    private static final Set<ProblemCode> LASTING =
            EnumSet.of(ProblemCode.MAIL_UNAVAILABLE, ProblemCode.CONFIDENTIAL_UNAVAILABLE);

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final String TYPE_PREFIX = "urn:freehold:problem:";

    private final ObjectMapper mapper;

    public ProblemDocument(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The members of the document, in the order in which people read them. */
    public Map<String, Object> members(ProblemException problem, RoutingContext context) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE_PREFIX + problem.code().code());
        members.put("title", problem.code().title());
        members.put("status", problem.code().status());
        members.put("detail", problem.getMessage());
        members.put("instance", context.request().path());
        members.put("code", problem.code().code());
        members.put("request_id", RequestId.of(context));
        members.putAll(problem.extensions());
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        return members;
    }

    /** Ends a response below the resources with the problem, if it can still be written. */
    public void send(ProblemException problem, RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten() || response.closed()) {
            context.request().connection().close();
            return;
        }
        retryAfter(problem, context.request())
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM)
                .end(json(problem, context));
    }

    /**
     * The header Retry-After, for problems that pass: the seconds that the problem names itself, and some for other 503s. None
     * where the same request, sent again by whatever reads the header, might be carried out twice.
     */
    static Optional<String> retryAfter(ProblemException problem, HttpServerRequest request) {
        if (problem.isOutcomeOpen() && !mayBeRepeated(request)) {
            return Optional.empty();
        }
        Object named = problem.extensions().get(ProblemException.RETRY_AFTER);
        if (named == null) {
            boolean passes = problem.code().status() == 503 && !LASTING.contains(problem.code());
            return passes ? Optional.of(WHEN_IT_IS_BACK) : Optional.empty();
        }
        return Optional.of(named.toString());
    }

    private static boolean mayBeRepeated(HttpServerRequest request) {
        return SAFE.contains(request.method()) || request.headers().contains(RequestFingerprint.IDEMPOTENCY_KEY);
    }

    private String json(ProblemException problem, RoutingContext context) {
        try {
            return mapper.writeValueAsString(members(problem, context));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers can always be written", e);
        }
    }

    /** The problem for a status that some layer below chose without saying more. */
    static ProblemException ofStatus(int status, String path) {
        ProblemCode code = ProblemCode.ofStatus(status);
        return new ProblemException(
                code, code == ProblemCode.NOT_FOUND ? "There is nothing at " + path + "." : code.title() + ".");
    }
}
