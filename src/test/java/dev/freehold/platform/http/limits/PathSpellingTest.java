package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawHttp;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path has one spelling; another one gets past nobody who watches over it. */
@QuarkusTest
@TestProfile(RateLimitTest.ThirtyAnHour.class)
@WithTestResource(PostgresResource.class)
class PathSpellingTest {
    private static final int BUDGET = 30;
    private static final String OPEN = "/api/test/slow/answer/1";
    private static final String SPENT = "198.51.100.77";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/test/slow/answer/1",
                "/./api/test/slow/answer/1",
                "/x/../api/test/slow/answer/1",
                "//api/test/slow/answer/1",
                "/api;/test/slow/answer/1",
                "/api;x=1/test/slow/answer/1",
                "/%2e/api/test/slow/answer/1",
                "/api/test/%73low/answer/1",
                "/api/test/slow/answer/1;x",
                "http://localhost/%61pi/test/slow/answer/1",
                "http://localhost/api/test/slow/answer/1",
                OPEN,
            })
    void noSpellingComesInWithoutBeingCounted(String target) {
        for (int i = 0; i < BUDGET; i++) {
            ask(OPEN);
        }

        assertThat(ask(target).status()).isIn(404, 429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%61pi/v1/projects", "//api/v1/projects", "/api/v1;/projects", "/health;x", "/q/../health"})
    void anotherSpellingIsAProblem(String target) {
        RawHttp.Answer answer = RawHttp.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("not_found");
        assertThat(answer.json().getString("instance")).isEqualTo(target);
        assertThat(answer.json().getString("request_id")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"confidentia%6c", "%63onfidential", "x/../confidential", "/confidential", "confidential;v=1"})
    void nothingConfidentialComesWithoutItsHeaders(String last) {
        String listing = Api.PROPERTIES + "/" + Api.property(Map.of()) + "/";
        assertThat(RawHttp.get(listing + "confidential").head()).containsIgnoringCase("cache-control: no-store");

        RawHttp.Answer answer = RawHttp.get(listing + last);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("code")).isEqualTo("not_found");
    }

    /** No path of the service has text of people in it, but what must be escaped is no other spelling of anything. */
    @Test
    void whatMustBeEscapedIsLeftToTheResource() {
        RawHttp.Answer answer = RawHttp.get(Api.PROJECTS + "/M%C3%BCller%20%26%2f%c3%a4");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).containsIgnoringCase("ratelimit:");
    }

    private static RawHttp.Answer ask(String target) {
        return RawHttp.send(
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: " + SPENT
                        + "\r\n" + TestSignIn.USER + ": " + TestSignIn.NOBODY + "\r\n\r\n",
                new byte[0]);
    }
}
