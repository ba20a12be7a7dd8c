package dev.freehold.identity.authentication;

import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoints answer to tokens that are none; which tokens those are, the tests of the keys say one by one. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class BadTokenTest {
    private SignedIn ann;

    @BeforeEach
    void signIn() {
        Database.clear();
        People.make("ann", "member");
        ann = People.signIn("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a.b.c",
                "..",
                "fh_",
                "fh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.",
                "\u00e4\u00f6\u00fc",
                "null"
            })
    void isTheProblemThatSaysSo(String token) {
        refused(token);
    }

    @Test
    void unsignedTokensAreRefused() {
        String[] parts = ann.accessToken().split("\\.", -1);

        refused(base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        refused(base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + base64("{\"sub\":\"01890000-0000-7000-8000-000000000001\"}") + "." + parts[2]);
    }

    @Test
    void truncatedAndLongTokensAreRefused() {
        String token = ann.accessToken();
        for (int length = 1; length < token.length(); length += 37) {
            refused(token.substring(0, length));
        }
        refused(token + "A");
        refused("a".repeat(6_000));
        assertThat(given().header("Authorization", "Bearer " + "a".repeat(100_000))
                        .get(Api.TASKS)
                        .statusCode())
                .isEqualTo(431);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        refused(ann.refreshToken());
    }

    @Test
    void onlyBearersAreKnown() {
        Response answer =
                given().auth().preemptive().basic("ann", People.PASSWORD).get(Api.TASKS);

        problem(answer, 401, "unauthenticated");
        assertThat(given().header("Authorization", "bearer " + ann.accessToken())
                        .get(Api.TASKS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsOpenDoesNotLookAtTokens() {
        assertThat(People.bearing("rubbish")
                        .body("{\"username\": \"ann\", \"password\": \"" + People.PASSWORD + "\"}")
                        .post(People.LOGIN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().header("Authorization", "Bearer rubbish")
                        .get("/q/health/ready")
                        .statusCode())
                .isEqualTo(200);
    }

    private static void refused(String token) {
        Response answer = given().header("Authorization", "Bearer " + token).get(Api.TASKS);
        problem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"freehold\", error=\"invalid_token\"");
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
