package dev.freehold.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.RequestFingerprint;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.Uploads;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Honours Idempotency-Key on POST and PATCH; a request without one passes untouched. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyInterceptor {
    private static final Pattern SANE_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String REPLAYED = "Idempotency-Replayed";

    private final IdempotencyService idempotency;
    private final Callers callers;
    private final CurrentVertxRequest request;
    private final RequestFingerprint fingerprint;
    private final Uploads uploads;
    private final ObjectMapper mapper;

    IdempotencyInterceptor(
            IdempotencyService idempotency,
            Callers callers,
            CurrentVertxRequest request,
            RequestFingerprint fingerprint,
            Uploads uploads,
            ObjectMapper mapper) {
        this.idempotency = idempotency;
        this.callers = callers;
        this.request = request;
        this.fingerprint = fingerprint;
        this.uploads = uploads;
        this.mapper = mapper;
    }

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        HttpServerRequest current = request.getCurrent().request();
        String key = current.getHeader(RequestFingerprint.IDEMPOTENCY_KEY);
        boolean applies =
                current.method().equals(HttpMethod.POST) || current.method().equals(HttpMethod.PATCH);
        if (key == null || !applies) {
            return invocation.proceed();
        }
        if (!SANE_KEY.matcher(key).matches()) {
            throw ProblemException.invalidParameter(
                    RequestFingerprint.IDEMPOTENCY_KEY, "invalid_key", "must be 1 to 255 visible ASCII characters");
        }
        IdempotencyKey.Key scoped = new IdempotencyKey.Key(callers.current().id(), key);
        byte[] requestHash = fingerprint.current();
        return uploads.toItsEnd(Uni.createFrom()
                        .deferred(() -> idempotency.once(
                                scoped, requestHash, () -> proceed(invocation).map(this::stored))))
                .map(this::response);
    }

    private static Uni<?> proceed(InvocationContext invocation) {
        try {
            return (Uni<?>) invocation.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private StoredAnswer stored(Object answer) {
        RestResponse<?> response = answer instanceof RestResponse<?> whole
                ? whole
                : ResponseBuilder.ok(answer).build();
        return new StoredAnswer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                response.getEntity() == null ? null : json(response.getEntity()));
    }

    private String json(Object entity) {
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RestResponse<String> response(IdempotencyService.Outcome outcome) {
        StoredAnswer answer = outcome.answer();
        ResponseBuilder<String> response = ResponseBuilder.create(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.body() != null) {
            response.entity(answer.body()).header(HttpHeaders.CONTENT_TYPE, MediaTypes.JSON);
        }
        if (outcome.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }
}
