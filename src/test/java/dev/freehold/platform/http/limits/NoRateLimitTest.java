package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** As nobody has set a rate. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NoRateLimitTest {
    @Test
    void nobodyIsRefusedAndNoAnswerSpeaksOfARate() {
        for (int number = 0; number < 50; number++) {
            Response known = Api.get(Api.PROJECTS + "?limit=1");
            Response unknown = RestAssured.given()
                    .header(TestSignIn.USER, TestSignIn.NOBODY)
                    .get(Api.PROJECTS);

            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(unknown.statusCode()).isEqualTo(401);
            for (Response answer : new Response[] {known, unknown}) {
                assertThat(answer.header("RateLimit")).isNull();
                assertThat(answer.header("RateLimit-Policy")).isNull();
            }
        }
    }
}
