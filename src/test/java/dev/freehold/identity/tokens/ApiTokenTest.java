package dev.freehold.identity.tokens;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiTokenTest {
    private static final String TOKENS = "/api/v1/auth/tokens";

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void aNewTokenIsShownOnceAndKeptAsItsHash() {
        Response answer = create(Map.of("scopes", List.of("tasks:write", "tasks:read", "tasks:write")));

        JsonPath issued = Api.created(answer);
        String token = issued.getString("token");
        String path = TOKENS + "/" + issued.getString("id");
        assertThat(PersonalAccessToken.isWellFormed(token)).isTrue();
        assertThat(issued.getList("scopes")).containsExactly("tasks:read", "tasks:write");
        assertThat(answer.header("Location")).endsWith(path);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");

        Map<String, Object> shown = new HashMap<>(issued.getMap("$"));
        shown.remove("token");
        assertThat(Api.ok(Api.get(path)).getMap("$")).isEqualTo(shown);
        assertThat(Api.get(TOKENS).asString()).doesNotContain(token);
        assertThat(Database.column("select encode(token_hash, 'hex') from api_tokens"))
                .containsExactly(HexFormat.of().formatHex(PersonalAccessToken.hash(token)));
        for (String table : List.of("api_tokens", "audit_logs", "idempotency_keys")) {
            assertThat(Database.column("select row_to_json(r) from " + table + " r"))
                    .as(table)
                    .noneMatch(row -> row.contains(token.substring(3)));
        }
    }

    @Test
    void theAnswerIsNotStoredUnderAKey() {
        List<String> tokens = List.of("first", "second").stream()
                .map(name -> Api.created(Api.json()
                                .header("Idempotency-Key", "once")
                                .body(body(Map.of("name", name)))
                                .post(TOKENS))
                        .getString("token"))
                .toList();

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(Database.number("select count(*) from idempotency_keys")).isZero();
        problem(
                Api.json()
                        .header("Idempotency-Key", "once")
                        .body(body(Map.of("name", "second")))
                        .post(TOKENS),
                409,
                "conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"expires_at\": null, "})
    void aTokenLivesNinetyDaysUnlessSomethingElseIsSaid(String expiry) {
        JsonPath token = Api.created(Api.json()
                .body("{" + expiry + "\"name\": \"a\", \"scopes\": [\"tasks:read\"]}")
                .post(TOKENS));

        assertThat(Instant.parse(token.getString("expires_at")))
                .isEqualTo(Instant.parse(token.getString("created_at")).plus(Duration.ofDays(90)));
        assertThat(token.getString("last_used_at")).isNull();
    }

    @Test
    void aTokenExpiresInTheFutureButNotTooFarAhead() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (Instant wrong : List.of(
                now.minusSeconds(1),
                Instant.EPOCH,
                now.plus(Duration.ofDays(366)).plusSeconds(60))) {
            Response refused = create(Map.of("expires_at", wrong.toString()));
            invalid(refused, "/expires_at", "out_of_range");
            assertThat(refused.jsonPath().getString("detail")).contains("366 days");
        }
        for (Instant right : List.of(now.plusSeconds(60), now.plus(Duration.ofDays(366)))) {
            assertThat(Api.created(create(Map.of("name", right.toString(), "expires_at", right.toString())))
                            .getString("expires_at"))
                    .isEqualTo(right.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"scopes\": [\"tasks:read\"]}|/name|blank",
                "{\"name\": \" \", \"scopes\": [\"tasks:read\"]}|/name|blank",
                "{\"name\": \"a\"}|/scopes|required",
                "{\"name\": \"a\", \"scopes\": null}|/scopes|required",
                "{\"name\": \"a\", \"scopes\": []}|/scopes|size",
                "{\"name\": \"a\", \"scopes\": \"tasks:read\"}|/scopes|wrong_type",
                "{\"name\": \"a\", \"scopes\": [7]}|/scopes/0|wrong_type",
                "{\"name\": \"a\", \"scopes\": [\"tasks:read\", \"tasks:fly\"]}|/scopes/1|unknown_value",
                "{\"name\": \"a\", \"scopes\": [null]}|/scopes/0|unknown_value",
                "{\"name\": \"a\", \"scopes\": [\"tasks:read\"], \"expires_at\": \"soon\"}|/expires_at|invalid_instant",
                "{\"name\": \"a\", \"scopes\": [\"tasks:read\"], \"user_id\": \"me\"}|/user_id|unknown_field",
            })
    void aWrongValueIsNamed(String body, String pointer, String code) {
        invalid(Api.json().body(body).post(TOKENS), pointer, code);
        assertThat(Database.number("select count(*) from api_tokens")).isZero();
    }

    @Test
    void lengthsAreBounded() {
        invalid(create(Map.of("name", "a".repeat(101))), "/name", "length");
        invalid(create(Map.of("scopes", Collections.nCopies(101, "tasks:read"))), "/scopes", "size");
        Api.created(create(Map.of("name", "a".repeat(100))));
    }

    @Test
    void anUnknownScopeIsToldWhatThereIs() {
        assertThat(problem(create(Map.of("scopes", List.of("x"))), 400, "invalid_input")
                        .getString("errors[0].detail"))
                .contains("tasks:read, tasks:write");
    }

    @Test
    void aTokenPermitsNothingThatItsOwnerMayNot() {
        Map<String, Object> body =
                body(Map.of("scopes", List.of("tasks:read", "users:manage", "audit:read", "trash:read")));

        assertThat(problem(Api.allowed("trash:read").body(body).post(TOKENS), 403, "forbidden")
                        .getString("detail"))
                .contains("audit:read");
        Api.created(Api.allowed("trash:read", "audit:read", "users:manage")
                .body(body)
                .post(TOKENS));
    }

    @Test
    void namesAreTakenInAnyCaseUntilTheirTokenIsRevoked() {
        String token = token("Import");

        assertThat(problem(create(Map.of("name", "iMPORT")), 409, "conflict").getString("errors[0].pointer"))
                .isEqualTo("/name");
        Api.created(Api.as(Api.user("ann")).body(body(Map.of("name", "Import"))).post(TOKENS));
        Api.delete(token);
        Api.created(create(Map.of("name", "import")));
    }

    @Test
    void whatIsRevokedIsGoneForGood() {
        String token = token("a");
        String other = token("b");

        assertThat(Api.delete(token).statusCode()).isEqualTo(204);

        problem(Api.get(token), 404, "not_found");
        problem(Api.delete(token), 404, "not_found");
        assertThat(Api.walk(TOKENS, Map.of())).containsExactly(other.substring(TOKENS.length() + 1));
        assertThat(Database.number("select count(*) from api_tokens where deleted_at is not null and version = 2"))
                .isEqualTo(1);
        invalidParameter(Api.get(TOKENS + "?deleted=only"), "deleted", "unknown_parameter");
        invalidParameter(Api.delete(other + "?purge=true"), "purge", "unknown_parameter");
        problem(Api.json().post(token + "/restore"), 404, "not_found");
        problem(Api.patch(other, "{}"), 405, "method_not_allowed");
    }

    @Test
    void aStaleVersionIsNotRevoked() {
        String token = token("a");

        problem(Api.json().header("If-Match", "\"2\"").delete(token), 412, "stale_version");
        assertThat(Api.json().header("If-Match", "\"1\"").delete(token).statusCode())
                .isEqualTo(204);
    }

    @Test
    void othersTokensAreNotThere() {
        String token = token("a");
        String stranger = Api.user("stranger");

        problem(Api.as(stranger).get(token), 404, "not_found");
        problem(Api.as(stranger).delete(token), 404, "not_found");
        problem(Api.as(stranger).header("If-Match", "\"9\"").delete(token), 404, "not_found");
        assertThat(Api.ids(Api.as(stranger).get(TOKENS))).isEmpty();
        assertThat(Api.as(stranger)
                        .get(TOKENS + "?include_total=true")
                        .jsonPath()
                        .getInt("total"))
                .isZero();
        assertThat(Api.get(token).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsListedUntilItIsDeleted() {
        String token = token("a");
        Database.execute("update api_tokens set expires_at = now() - interval '1 day', last_used_at = now()");

        assertThat(Api.ok(Api.get(TOKENS + "?expires_at_lt=" + Instant.now())).getList("items"))
                .singleElement(InstanceOfAssertFactories.MAP)
                .doesNotContainEntry("last_used_at", null);
        assertThat(Api.delete(token).statusCode()).isEqualTo(204);
    }

    @Test
    void tokensAreListedPageByPage() {
        String first = token("first").substring(TOKENS.length() + 1);
        String second = token("second").substring(TOKENS.length() + 1);

        assertThat(Api.walk(TOKENS, Map.of("limit", 1))).containsExactly(second, first);
        assertThat(Api.walk(TOKENS, Map.of("limit", 1, "sort", "name"))).containsExactly(first, second);
        assertThat(Api.ok(Api.get(TOKENS + "?fields=name&name=first")).getList("items"))
                .containsExactly(Map.of("name", "first"));
        invalidParameter(Api.get(TOKENS + "?user_id=" + TestSignIn.DEVELOPER), "user_id", "unknown_parameter");
    }

    @Test
    void onlyAPersonHandlesTokens() {
        String token = token("a");

        for (Response refused : List.of(
                Api.json().header(TestSignIn.TOKEN, "true").get(TOKENS),
                Api.json().header(TestSignIn.TOKEN, "true").get(token),
                Api.json()
                        .header(TestSignIn.TOKEN, "true")
                        .body(body(Map.of("name", "b")))
                        .post(TOKENS),
                Api.json().header(TestSignIn.TOKEN, "true").delete(token))) {
            problem(refused, 403, "forbidden");
        }
        problem(Api.as(TestSignIn.NOBODY).get(TOKENS), 401, "unauthenticated");
        assertThat(Api.allowed().get(token).statusCode()).isEqualTo(200);
        assertThat(Api.allowed().delete(token).statusCode()).isEqualTo(204);
    }

    @RepeatedTest(3)
    void ofManyAtOnceOneGetsTheName() {
        List<Integer> statuses = Parallel.run(8, i -> create(Map.of()).statusCode());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(Database.number("select count(*) from api_tokens")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void ofManyAtOnceOneRevokes() {
        String token = token("a");

        List<Integer> statuses = Parallel.run(8, i -> Api.delete(token).statusCode());

        assertThat(statuses).containsOnly(204, 404).containsOnlyOnce(204);
        assertThat(Database.number("select version from api_tokens")).isEqualTo(2);
    }

    @Test
    void issuingAndRevokingAreOnRecord() {
        Api.delete(token("a"));

        assertThat(Database.column("select action || ' ' || coalesce(new_values ->> 'token_hash', '') from audit_logs"
                        + " where entity = 'api_tokens' order by seq"))
                .containsExactly("insert ***", "update ");
    }

    /** The path of a new token. */
    private static String token(String name) {
        return TOKENS + "/" + Api.created(create(Map.of("name", name))).getString("id");
    }

    private static Response create(Map<String, ?> more) {
        return Api.json().body(body(more)).post(TOKENS);
    }

    private static Map<String, Object> body(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Nightly import", "scopes", List.of("tasks:read")));
        body.putAll(more);
        return body;
    }
}
