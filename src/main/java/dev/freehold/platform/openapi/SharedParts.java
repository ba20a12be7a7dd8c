package dev.freehold.platform.openapi;

import dev.freehold.shared.http.RequestFingerprint;
import dev.freehold.shared.http.RequestId;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Headers that many operations take or give, described once. */
enum SharedParts {
    REQUEST_ID(
            RequestId.HEADER,
            "RequestId",
            "Follows the request through answer, log, problem and audit trail. Made by the service if the client sends none."),
    IDEMPOTENCY_KEY(
            RequestFingerprint.IDEMPOTENCY_KEY,
            "IdempotencyKey",
            "Makes a request safe to send again: for 24 hours the same key with the same request gets the first answer"
                    + " once more, and changes nothing."),
    IF_MATCH(
            HttpHeaders.IF_MATCH,
            "IfMatch",
            "Goes on only if the object is still in the version of this ETag, such as `\"7\"`; otherwise 412. The operator may"
                    + " demand it."),
    IF_NONE_MATCH(
            HttpHeaders.IF_NONE_MATCH,
            "IfNoneMatch",
            "Answers 304 without a body if the object is still in the version of this ETag, such as `\"7\"`."),
    ETAG(HttpHeaders.ETAG, "ETag", "The version of the object, in quotes."),
    LOCATION(HttpHeaders.LOCATION, "Location", "The path of the new object."),
    LINK(HttpHeaders.LINK, "Link", "The next page as `rel=\"next\"`; not there on the last."),
    RETRY_AFTER(HttpHeaders.RETRY_AFTER, "RetryAfter", "Seconds after which to try again."),
    RATE_LIMIT(
            "RateLimit",
            "RateLimit",
            "What the caller has left: `r` requests, and `t` seconds until it has all again. Where the operator has set a rate,"
                    + " every answer has it; elsewhere none."),
    RATE_LIMIT_POLICY(
            "RateLimit-Policy",
            "RateLimitPolicy",
            "What the caller may do: `q` requests in `w` seconds. Where the operator has set a rate, every answer has it;"
                    + " elsewhere none."),
    REPLAYED(
            "Idempotency-Replayed",
            "IdempotencyReplayed",
            "`true` if this is the answer that the Idempotency-Key got before.");

    private static final int MAX_REQUEST_ID = 128;
    private static final int MAX_KEY = 255;

    private final String header;
    private final String component;
    private final String description;

    SharedParts(String header, String component, String description) {
        this.header = header;
        this.component = component;
        this.description = description;
    }

    /** Describes them all. */
    static void addTo(Components components) {
        for (SharedParts part : values()) {
            if (part.isSent()) {
                components.addParameter(part.component, part.parameter());
            }
            if (part.isAnswered()) {
                components.addHeader(part.component, part.responseHeader());
            }
        }
    }

    private boolean isSent() {
        return this == REQUEST_ID || this == IDEMPOTENCY_KEY || this == IF_MATCH || this == IF_NONE_MATCH;
    }

    private boolean isAnswered() {
        return this == REQUEST_ID || !isSent();
    }

    private Parameter parameter() {
        return OASFactory.createParameter()
                .name(header)
                .in(In.HEADER)
                .description(description)
                .schema(schema());
    }

    private Header responseHeader() {
        return OASFactory.createHeader().description(description).schema(schema());
    }

    private Schema schema() {
        return switch (this) {
            case REQUEST_ID ->
                TypeSchemas.of(SchemaType.STRING).maxLength(MAX_REQUEST_ID).pattern("^[A-Za-z0-9._:/+=@-]+$");
            case IDEMPOTENCY_KEY ->
                TypeSchemas.of(SchemaType.STRING).maxLength(MAX_KEY).pattern("^[\\x21-\\x7e]+$");
            case RETRY_AFTER -> TypeSchemas.of(SchemaType.INTEGER).minimum(BigDecimal.ONE);
            case REPLAYED -> TypeSchemas.of(SchemaType.BOOLEAN);
            default -> TypeSchemas.of(SchemaType.STRING);
        };
    }

    boolean isHeader(String name) {
        return header.equalsIgnoreCase(name);
    }

    /** The parameter of an operation. */
    Parameter sent() {
        return OASFactory.createParameter().ref(component);
    }

    /** Adds the header to an answer. */
    void answeredBy(APIResponse response) {
        response.addHeader(header, OASFactory.createHeader().ref(component));
    }
}
