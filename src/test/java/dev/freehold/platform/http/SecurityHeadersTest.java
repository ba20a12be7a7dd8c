package dev.freehold.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecurityHeadersTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/tasks", "/api/v1/nothing", "/api/v1/tasks?limit=0", "/health", "/q/openapi", "/nowhere"
            })
    void everyAnswerHasThem(String path) {
        Response answer = Api.get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
    }

    @Test
    void refusalsHaveThemToo() {
        Response answer = People.anonymous().get("/api/v1/tasks");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void sharedCachesKeepNothing() {
        Response one = Api.get("/api/v1/projects/" + Api.project("House"));

        assertThat(one.headers().getValues("Cache-Control")).containsExactly("private, no-cache");
        People.make("ann", "member");
        assertThat(People.login("ann", People.PASSWORD).headers().getValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @Test
    void withoutTlsNobodyIsToldToUseIt() {
        assertThat(Api.get("/api/v1/tasks").header("Strict-Transport-Security")).isNull();
    }

    @Test
    void nobodyClaimsAnotherAddressWithoutATrustedProxy() {
        People.make("ann", "member");
        People.anonymous()
                .header("X-Forwarded-For", "203.0.113.9")
                .body("{\"username\": \"ann\", \"password\": \"" + People.PASSWORD + "\"}")
                .post(People.LOGIN);

        assertThat(Database.column("select ip_address from user_sessions")).containsExactly("127.0.0.1");
    }

    @Test
    void pagesOfOtherOriginsAreToldNothing() {
        Response answer = given().header("Origin", "https://elsewhere.example").get("/api/v1/tasks");

        assertThat(answer.headers().asList())
                .noneMatch(header -> header.getName().startsWith("Access-Control"));
    }
}
