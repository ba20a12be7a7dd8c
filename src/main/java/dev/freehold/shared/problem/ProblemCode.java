package dev.freehold.shared.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every kind of failure that the contract knows. A client branches on {@link #code()}, which never changes once
 * published; the status is the one that the contract's table of status codes gives.
 */
public enum ProblemCode {
    INVALID_INPUT(400, "The input is not valid"),
    MALFORMED_BODY(400, "The body cannot be read"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_CURSOR(400, "The cursor cannot be read"),
    CURSOR_MISMATCH(400, "The cursor belongs to another list"),
    IMPORT_REJECTED(400, "The import was rejected, nothing was stored"),
    BAD_REQUEST(400, "The request cannot be understood"),
    UNAUTHENTICATED(401, "Sign in first"),
    INVALID_CREDENTIALS(401, "Sign-in failed"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation that the client accepts"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    CONFLICT(409, "The request conflicts with what exists"),
    IDEMPOTENCY_IN_FLIGHT(409, "A request with this Idempotency-Key is under way"),
    STALE_VERSION(412, "The object has changed meanwhile"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has an unsupported media type"),
    IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used for another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    CLIENT_ERROR(400, "The request was refused"),
    INTERNAL_ERROR(500, "Something went wrong on the server"),
    STARTING(503, "The service is starting"),
    DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
    DATABASE_FULL(503, "The database has no room left"),
    STATEMENT_TIMEOUT(503, "A statement took too long"),
    DEADLOCK(503, "Changes got in each other's way"),
    ISSUER_UNAVAILABLE(503, "The issuer of tokens cannot be reached"),
    MAIL_UNAVAILABLE(503, "Mail cannot be sent"),
    CONFIDENTIAL_UNAVAILABLE(503, "Confidential data cannot be read or written"),
    TIMED_OUT(503, "The answer took too long"),
    OVERLOADED(503, "The service is busy"),
    INSUFFICIENT_STORAGE(507, "No room for the upload");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable name in snake_case. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The code for a status that the HTTP layer below the resources decided on; 400 and 500 stand for those without one. */
    public static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 412 -> STALE_VERSION;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> DATABASE_UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : CLIENT_ERROR;
        };
    }
}
