package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.identity.authentication.Admissions;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.People;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has an address of its own, as a trusted proxy would report it, and so a budget of its own. */
@QuarkusTest
@TestProfile(RateLimitTest.ThirtyAnHour.class)
@WithTestResource(PostgresResource.class)
class RateLimitTest {
    /** More than the administrator needs to make the people of all tests, who is one caller as well. */
    private static final int BUDGET = 30;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Admissions admissions;

    private String address;

    public static class ThirtyAnHour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "freehold.http.rate-limit", BUDGET + "/1h", "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    @BeforeEach
    void move() {
        Database.clear();
        address = "203.0.113." + ADDRESSES.incrementAndGet();
    }

    @Test
    void everyAnswerSaysWhatIsAllowedAndWhatIsLeft() {
        Response first = anonymous(address);
        Response second = anonymous(address);

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"default\";q=30;w=3600");
        assertThat(first.header("RateLimit")).matches("\"default\";r=29;t=3(600|5\\d\\d)");
        assertThat(second.header("RateLimit")).startsWith("\"default\";r=28;");
    }

    @Test
    void whoHasUsedItUpIsToldWhenToComeAgain() {
        use(address);

        Response refusal = anonymous(address);

        Api.problem(refusal, 429, "too_many_requests");
        assertThat(Integer.parseInt(refusal.header("Retry-After"))).isBetween(3_000, 3_600);
        assertThat(refusal.header("RateLimit")).startsWith("\"default\";r=0;");
        assertThat(anonymous("203.0.113.200").statusCode()).isEqualTo(401);
    }

    @Test
    void twoAccountsAtOneAddressHaveBudgetsOfTheirOwn() {
        List<String> tokens = List.of(token("ann"), token("ben"));

        for (String token : tokens) {
            for (int i = 0; i < BUDGET; i++) {
                assertThat(bearing(token, address).statusCode()).isEqualTo(200);
            }
            Api.problem(bearing(token, address), 429, "too_many_requests");
        }
    }

    @Test
    void allTokensOfAnAccountAndAllItsAddressesShareOneBudget() {
        People.make("cleo", "member");
        String first = signIn("cleo");
        String second = signIn("cleo");

        for (int i = 0; i < BUDGET - 1; i++) {
            assertThat(bearing(first, address).statusCode()).isEqualTo(200);
        }
        assertThat(bearing(second, "198.51.100.7").statusCode()).isEqualTo(200);
        Api.problem(bearing(first, address), 429, "too_many_requests");
        Api.problem(bearing(second, "198.51.100.8"), 429, "too_many_requests");
    }

    @Test
    void wrongTokensAreChargedToTheAddress() {
        for (int i = 0; i < BUDGET; i++) {
            Response refused = bearing("wrong-" + i, address);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.header("RateLimit")).startsWith("\"default\";r=" + (BUDGET - 1 - i) + ";");
        }

        Api.problem(bearing("wrong-again", address), 429, "too_many_requests");
        Api.problem(anonymous(address), 429, "too_many_requests");
    }

    /** Its session has ended, which only the database can tell: all of them are at the door before the first is answered. */
    @Test
    void ofABurstOfWrongTokensNoMoreAreLookedAtThanTheAddressHasLeft() {
        String token = token("fay");
        Database.execute("delete from user_sessions");

        List<Integer> statuses =
                Parallel.run(2 * BUDGET, number -> bearing(token, address).statusCode());

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(BUDGET);
    }

    @Test
    void whatALookedUpTokenCostsTheAddressItGetsBack() {
        String token = token("emma");
        for (int i = 0; i < BUDGET; i++) {
            assertThat(bearing(token, address).statusCode()).isEqualTo(200);
            admissions.forget(null);
        }

        assertThat(anonymous(address).header("RateLimit")).startsWith("\"default\";r=" + (BUDGET - 1) + ";");
    }

    @Test
    void anAddressThatHasUsedItUpDoesNotKeepOutWhoIsKnown() {
        String token = token("dora");
        // News of an account that has just been made may still come, and what is known of it is forgotten then.
        Polling.await(
                "a token that is known",
                PATIENCE,
                () -> bearing(token, address).statusCode() == 200 && admissions.knows(token));
        use(address);

        assertThat(bearing(token, address).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatNobodyLooksAtBuysNothing() {
        for (int i = 0; i < BUDGET; i++) {
            assertThat(RestAssured.given()
                            .header("X-Forwarded-For", address)
                            .header("Authorization", "Bearer made-up-" + i)
                            .get("/api/test/slow/answer/1")
                            .statusCode())
                    .isEqualTo(200);
        }

        Api.problem(anonymous(address), 429, "too_many_requests");
    }

    @Test
    void probesAndTheDescriptionAreNotCounted() {
        for (int i = 0; i <= BUDGET; i++) {
            for (String path : List.of("/health", "/q/health/ready", "/q/openapi")) {
                Response answer =
                        RestAssured.given().header("X-Forwarded-For", address).get(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.header("RateLimit")).isNull();
            }
        }
    }

    private static void use(String address) {
        for (int i = 0; i < BUDGET; i++) {
            assertThat(anonymous(address).statusCode()).isEqualTo(401);
        }
    }

    private static Response anonymous(String address) {
        return RestAssured.given()
                .header(TestSignIn.USER, TestSignIn.NOBODY)
                .header("X-Forwarded-For", address)
                .get(Api.PROJECTS);
    }

    private static Response bearing(String token, String address) {
        return People.bearing(token).header("X-Forwarded-For", address).get(Api.PROJECTS);
    }

    private static String token(String username) {
        People.make(username, "member");
        return signIn(username);
    }

    /** From nowhere else in this test. */
    private static String signIn(String username) {
        return RestAssured.given()
                .header(TestSignIn.USER, TestSignIn.NOBODY)
                .header("X-Forwarded-For", "192.0.2." + ADDRESSES.incrementAndGet())
                .contentType("application/json")
                .body(Map.of("username", username, "password", People.PASSWORD))
                .post(People.LOGIN)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
