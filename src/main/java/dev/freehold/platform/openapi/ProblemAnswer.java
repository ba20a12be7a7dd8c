package dev.freehold.platform.openapi;

import static dev.freehold.shared.problem.ProblemCode.BODY_TOO_LARGE;
import static dev.freehold.shared.problem.ProblemCode.CONFLICT;
import static dev.freehold.shared.problem.ProblemCode.CURSOR_MISMATCH;
import static dev.freehold.shared.problem.ProblemCode.DATABASE_FULL;
import static dev.freehold.shared.problem.ProblemCode.DATABASE_UNAVAILABLE;
import static dev.freehold.shared.problem.ProblemCode.DEADLOCK;
import static dev.freehold.shared.problem.ProblemCode.FORBIDDEN;
import static dev.freehold.shared.problem.ProblemCode.IDEMPOTENCY_IN_FLIGHT;
import static dev.freehold.shared.problem.ProblemCode.IDEMPOTENCY_MISMATCH;
import static dev.freehold.shared.problem.ProblemCode.IMPORT_REJECTED;
import static dev.freehold.shared.problem.ProblemCode.INSUFFICIENT_STORAGE;
import static dev.freehold.shared.problem.ProblemCode.INTERNAL_ERROR;
import static dev.freehold.shared.problem.ProblemCode.INVALID_CREDENTIALS;
import static dev.freehold.shared.problem.ProblemCode.INVALID_CURSOR;
import static dev.freehold.shared.problem.ProblemCode.INVALID_INPUT;
import static dev.freehold.shared.problem.ProblemCode.INVALID_PARAMETER;
import static dev.freehold.shared.problem.ProblemCode.MALFORMED_BODY;
import static dev.freehold.shared.problem.ProblemCode.NOT_ACCEPTABLE;
import static dev.freehold.shared.problem.ProblemCode.NOT_FOUND;
import static dev.freehold.shared.problem.ProblemCode.OVERLOADED;
import static dev.freehold.shared.problem.ProblemCode.PRECONDITION_REQUIRED;
import static dev.freehold.shared.problem.ProblemCode.STALE_VERSION;
import static dev.freehold.shared.problem.ProblemCode.STARTING;
import static dev.freehold.shared.problem.ProblemCode.STATEMENT_TIMEOUT;
import static dev.freehold.shared.problem.ProblemCode.TIMED_OUT;
import static dev.freehold.shared.problem.ProblemCode.TOO_MANY_REQUESTS;
import static dev.freehold.shared.problem.ProblemCode.UNAUTHENTICATED;
import static dev.freehold.shared.problem.ProblemCode.UNSUPPORTED_MEDIA_TYPE;

import dev.freehold.platform.openapi.Route.Kind;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * An answer that is a problem document.
 *
 * @param component its name among the components
 * @param given which operations give it
 * @param codes the problems that it may be, all of the same status
 */
record ProblemAnswer(String component, Predicate<Asked> given, List<ProblemCode> codes) {
    private static final String SCHEMA = "Problem";

    /** All there are, in the order of their statuses. */
    private static final List<ProblemAnswer> ALL = List.of(
            new ProblemAnswer(
                    "InvalidList",
                    asked -> asked.is(Kind.LIST),
                    List.of(INVALID_PARAMETER, INVALID_CURSOR, CURSOR_MISMATCH)),
            new ProblemAnswer(
                    "InvalidImport",
                    asked -> asked.is(Kind.IMPORT),
                    List.of(IMPORT_REJECTED, INVALID_PARAMETER, MALFORMED_BODY)),
            new ProblemAnswer(
                    "InvalidBody", Asked::hasJsonBody, List.of(INVALID_INPUT, MALFORMED_BODY, INVALID_PARAMETER)),
            new ProblemAnswer(
                    "InvalidRequest", asked -> !asked.is(Kind.LIST) && !asked.hasBody(), List.of(INVALID_PARAMETER)),
            new ProblemAnswer("Unauthenticated", Asked::needsCaller, List.of(UNAUTHENTICATED)),
            new ProblemAnswer("SignInFailed", Asked::takesSecret, List.of(INVALID_CREDENTIALS)),
            new ProblemAnswer("Forbidden", Asked::needsPermission, List.of(FORBIDDEN)),
            new ProblemAnswer("NotFound", asked -> asked.route.path().contains("{"), List.of(NOT_FOUND)),
            new ProblemAnswer("NotAcceptable", asked -> true, List.of(NOT_ACCEPTABLE)),
            new ProblemAnswer(
                    "Conflict",
                    asked -> asked.route.isWrite()
                            && (asked.access.isStored() || asked.is(Kind.CREATE) || asked.mayConflict),
                    List.of(CONFLICT, IDEMPOTENCY_IN_FLIGHT)),
            new ProblemAnswer("StaleVersion", Asked::changesObject, List.of(STALE_VERSION)),
            new ProblemAnswer("BodyTooLarge", Asked::hasBody, List.of(BODY_TOO_LARGE)),
            new ProblemAnswer("UnsupportedMediaType", Asked::hasBody, List.of(UNSUPPORTED_MEDIA_TYPE)),
            new ProblemAnswer(
                    "IdempotencyMismatch",
                    asked -> asked.route.isWrite() && asked.access.isStored(),
                    List.of(IDEMPOTENCY_MISMATCH)),
            new ProblemAnswer(
                    "PreconditionRequired",
                    asked -> asked.ifMatch && asked.is(Kind.ITEM),
                    List.of(PRECONDITION_REQUIRED)),
            new ProblemAnswer("TooManyRequests", asked -> true, List.of(TOO_MANY_REQUESTS)),
            new ProblemAnswer("InternalError", asked -> true, List.of(INTERNAL_ERROR)),
            new ProblemAnswer(
                    "Unavailable",
                    asked -> true,
                    List.of(
                            DATABASE_UNAVAILABLE,
                            DATABASE_FULL,
                            STATEMENT_TIMEOUT,
                            DEADLOCK,
                            STARTING,
                            OVERLOADED,
                            TIMED_OUT)),
            new ProblemAnswer("InsufficientStorage", asked -> asked.is(Kind.IMPORT), List.of(INSUFFICIENT_STORAGE)));

    /**
     * An operation, as far as its problems depend on it.
     *
     * @param ifMatch whether it takes If-Match
     * @param mayConflict whether its method says that it may answer 409
     */
    record Asked(Route route, boolean hasJsonBody, Access access, boolean ifMatch, boolean mayConflict) {
        boolean needsCaller() {
            return access.needs().isPresent();
        }

        boolean needsPermission() {
            return access.refusesSome();
        }

        /** Where a secret may be guessed, guessing is slowed down. */
        boolean takesSecret() {
            return hasJsonBody && !access.isStored() && access.permission().isEmpty();
        }

        boolean is(Kind kind) {
            return route.kind() == kind;
        }

        boolean hasBody() {
            return hasJsonBody || is(Kind.IMPORT);
        }

        boolean changesObject() {
            return ifMatch || route.isOf(HttpMethod.POST, Kind.ACTION);
        }
    }

    /** Those that the operation may answer, in the order of their statuses. */
    static List<ProblemAnswer> of(Asked asked) {
        return ALL.stream().filter(problem -> problem.given.test(asked)).toList();
    }

    String status() {
        return Integer.toString(codes.get(0).status());
    }

    APIResponse reference() {
        return OASFactory.createAPIResponse().ref(component);
    }

    /** Describes them all, and the document that they share. */
    static void addTo(Components components, Schemas schemas, Examples examples) {
        schemas.add(SCHEMA, schema(schemas));
        for (ProblemAnswer problem : ALL) {
            components.addResponse(problem.component, problem.response(examples));
        }
    }

    private APIResponse response(Examples examples) {
        MediaType media = OASFactory.createMediaType().schema(Schemas.reference(SCHEMA));
        codes.forEach(
                code -> media.addExample(code.code(), OASFactory.createExample().value(example(code, examples))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining(". ", "", ".")))
                .content(OASFactory.createContent().addMediaType(MediaTypes.PROBLEM, media));
        SharedParts.REQUEST_ID.answeredBy(response);
        if (codes.contains(DATABASE_UNAVAILABLE) || codes.contains(TOO_MANY_REQUESTS)) {
            SharedParts.RETRY_AFTER.answeredBy(response);
        }
        if (codes.contains(TOO_MANY_REQUESTS)) {
            SharedParts.RATE_LIMIT.answeredBy(response);
            SharedParts.RATE_LIMIT_POLICY.answeredBy(response);
        }
        return response;
    }

    private static Map<String, Object> example(ProblemCode code, Examples examples) {
        Map<String, Object> specific =
                new LinkedHashMap<>(examples.of(code.name().toLowerCase(Locale.ROOT)));
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:freehold:problem:" + code.code());
        example.put("title", code.title());
        example.put("status", code.status());
        example.put("detail", specific.remove("detail"));
        example.put("instance", specific.remove("instance"));
        example.put("code", code.code());
        example.put("request_id", "mobile-4711");
        example.putAll(specific);
        return example;
    }

    private static Schema schema(Schemas schemas) {
        List<Object> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toList());
        Schema text = TypeSchemas.of(SchemaType.STRING);
        Schema schema = TypeSchemas.object()
                .description("What went wrong (RFC 9457). Branch on `code`, which never changes.")
                .addProperty("type", TypeSchemas.of(SchemaType.STRING).format("uri"))
                .addProperty("title", text)
                .addProperty("status", schemas.types().of(Integer.class))
                .addProperty("detail", text)
                .addProperty("instance", text)
                .addProperty("code", TypeSchemas.of(SchemaType.STRING).enumeration(codes))
                .addProperty("request_id", text);
        List.copyOf(schema.getProperties().keySet()).forEach(schema::addRequired);
        return schema.addProperty(
                "errors", TypeSchemas.of(SchemaType.ARRAY).items(schemas.reference(InputError.class)));
    }
}
