package dev.freehold.platform.http;

import static dev.freehold.support.Api.PROJECTS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestIdTest {
    private static final String HEADER = "X-Request-Id";

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @ParameterizedTest
    @MethodSource("saneIds")
    void aSaneIdIsEchoed(String id) {
        assertThat(given().header(HEADER, id).get(PROJECTS).header(HEADER)).isEqualTo(id);
    }

    static Stream<String> saneIds() {
        return Stream.of("a", "req-1_2.3:4/5+6=7@8", "x".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("insaneIds")
    void anInsaneIdIsReplaced(String id) {
        String echoed = given().header(HEADER, id).get(PROJECTS).header(HEADER);

        assertThat(UUID.fromString(echoed)).isNotNull();
    }

    static Stream<String> insaneIds() {
        return Stream.of("", "a b", "a;b", "<script>", "\"quoted\"", "a\tb", "x".repeat(129), "${jndi:ldap}");
    }

    @Test
    void aRequestWithoutAnIdGetsItsOwn() {
        String first = Api.get(PROJECTS).header(HEADER);
        String second = Api.get(PROJECTS).header(HEADER);

        assertThat(UUID.fromString(first)).isNotEqualTo(UUID.fromString(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/nothing", "/api/v1/projects?limit=0", "/api/v1/projects?q=%25%00"})
    void aProblemCarriesTheId(String path) {
        Response answer =
                given().urlEncodingEnabled(false).header(HEADER, "trace-7").get(path);

        assertThat(answer.header(HEADER)).isEqualTo("trace-7");
        assertThat(answer.jsonPath().getString("request_id")).isEqualTo("trace-7");
    }

    @Test
    void theAuditTrailCarriesTheId() {
        Api.created(Api.json()
                .header(HEADER, "trace-8")
                .body(Map.of("name", "House"))
                .post(PROJECTS));

        assertThat(Database.column("select request_id from audit_logs where entity = 'projects'"))
                .containsExactly("trace-8");
    }
}
