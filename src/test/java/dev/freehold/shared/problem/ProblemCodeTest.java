package dev.freehold.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    /** Clients branch on these: a line may be added, none may change. */
    private static final Map<String, Integer> PUBLISHED = Map.ofEntries(
            Map.entry("invalid_input", 400),
            Map.entry("malformed_body", 400),
            Map.entry("invalid_parameter", 400),
            Map.entry("invalid_cursor", 400),
            Map.entry("cursor_mismatch", 400),
            Map.entry("import_rejected", 400),
            Map.entry("bad_request", 400),
            Map.entry("unauthenticated", 401),
            Map.entry("forbidden", 403),
            Map.entry("not_found", 404),
            Map.entry("method_not_allowed", 405),
            Map.entry("not_acceptable", 406),
            Map.entry("request_timeout", 408),
            Map.entry("conflict", 409),
            Map.entry("idempotency_in_flight", 409),
            Map.entry("stale_version", 412),
            Map.entry("body_too_large", 413),
            Map.entry("unsupported_media_type", 415),
            Map.entry("idempotency_mismatch", 422),
            Map.entry("precondition_required", 428),
            Map.entry("too_many_requests", 429),
            Map.entry("client_error", 400),
            Map.entry("internal_error", 500),
            Map.entry("starting", 503),
            Map.entry("database_unavailable", 503),
            Map.entry("confidential_unavailable", 503),
            Map.entry("overloaded", 503));

    @Test
    void everyCodeKeepsItsNameAndStatus() {
        Map<String, Integer> known =
                Arrays.stream(ProblemCode.values()).collect(Collectors.toMap(ProblemCode::code, ProblemCode::status));

        assertThat(known).containsAllEntriesOf(PUBLISHED);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsSnakeCaseWithATitle(ProblemCode code) {
        assertThat(code.code()).matches("[a-z]+(_[a-z]+)*");
        assertThat(code.title()).isNotBlank().doesNotEndWith(".");
        assertThat(code.status()).isBetween(400, 599);
    }

    @Test
    void operatorsAreToldOfEveryFailureOfTheService() throws IOException {
        String page = Files.readString(Path.of("docs", "operations.md"));

        assertThat(Arrays.stream(ProblemCode.values())
                        .filter(code -> code.status() >= 500)
                        .map(ProblemCode::code))
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    @Test
    void titlesTellTheCodesApart() {
        assertThat(ProblemCode.values()).extracting(ProblemCode::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST",
        "401,UNAUTHENTICATED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "408,REQUEST_TIMEOUT",
        "409,CONFLICT",
        "412,STALE_VERSION",
        "413,BODY_TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "428,PRECONDITION_REQUIRED",
        "429,TOO_MANY_REQUESTS",
        "503,DATABASE_UNAVAILABLE",
        "418,CLIENT_ERROR",
        "500,INTERNAL_ERROR",
        "502,INTERNAL_ERROR",
    })
    void everyStatusOfALayerBelowHasACode(int status, ProblemCode code) {
        assertThat(ProblemCode.ofStatus(status)).isEqualTo(code);
    }
}
