package dev.freehold.platform.http;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FrameworkProblemTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1",
                "/api/v2/projects",
                "/nothing",
                "/nothing/at/all.html",
                "/q/nothing",
                "/api/v1/projects/7",
                "/api/v1/projects/not-a-uuid/summary",
                "/api/v1/channels/1/messages",
            })
    void anUnknownPathIsAProblem(String path) {
        assertThat(problem(Api.get(path), 404, "not_found").getString("instance"))
                .isEqualTo(path);
    }

    @Test
    void aMethodThatIsNotThereIsNotAllowed() {
        Response collection = Api.json().body("{}").put(PROJECTS);
        problem(collection, 405, "method_not_allowed");
        assertThat(collection.header("Allow")).isEqualTo("GET, HEAD, POST");

        Response one = Api.json().body("{}").post(PROJECTS + "/" + Api.nobody());
        problem(one, 405, "method_not_allowed");
        assertThat(one.header("Allow")).isEqualTo("DELETE, GET, HEAD, PATCH");

        Response action = Api.get(PROJECTS + "/" + Api.nobody() + "/restore");
        problem(action, 405, "method_not_allowed");
        assertThat(action.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void aFormThatIsNotThereIsNotAcceptable(String accept) {
        problem(given().accept(accept).get(PROJECTS), 406, "not_acceptable");
        problem(given().accept(accept).get(PROJECTS + "/" + Api.nobody()), 406, "not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, */*;q=0.1", "application/json;q=0.9"})
    void jsonIsTheAnswerToWhoeverTakesIt(String accept) {
        Response answer = given().accept(accept).get(PROJECTS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void aBodyOfAnotherMediaTypeIsUnsupported(String mediaType) {
        RawHttp.Answer answer = RawHttp.send(
                "POST " + PROJECTS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + mediaType
                        + "\r\nContent-Length: 2\r\n\r\n{}",
                new byte[0]);

        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.json().getString("code")).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%C3", "q=%FF", "q=%ED%A0%80", "q=a%00b", "%00=1"})
    void aQueryThatIsNotPercentEncodedUtf8IsRefused(String query) {
        RawHttp.Answer answer = RawHttp.get(TASKS + "?" + query);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("invalid_parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/projects/%00", "/api/v1/%C3/x", "/%FF"})
    void aPathThatIsNotPercentEncodedUtf8IsNoServerError(String path) {
        RawHttp.Answer answer = RawHttp.get(path);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.json().getString("request_id")).isNotBlank();
    }

    /** The server itself answers these, before any of the service's code sees them; they have no body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/tasks?q=%",
                "/api/v1/tasks?q=%2",
                "/api/v1/tasks?q=%zz",
                "/api/v1/tasks?title=100%",
                "/api/v1/tasks?title=a|b",
                "/api/v1/projects/%zz",
                "/api/v1/projects/%",
            })
    void whatIsNoAddressAtAllIsRefused(String target) {
        assertThat(RawHttp.get(target).status()).isEqualTo(400);
    }

    @Test
    void anAddressOrAHeaderThatIsTooLargeIsRefused() {
        assertThat(RawHttp.get(TASKS + "?q=" + "a".repeat(70_000)).status()).isEqualTo(414);

        String head = "GET " + TASKS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Large: ";
        assertThat(RawHttp.send(head + "a".repeat(200_000) + "\r\n\r\n", new byte[0])
                        .status())
                .isEqualTo(431);
    }

    @Test
    void aFlagThatIsNeitherTrueNorFalseIsRefused() {
        String project = Api.project("House");

        Response answer = Api.delete(PROJECTS + "/" + project + "?purge=yes");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(Api.get(PROJECTS + "/" + project).statusCode()).isEqualTo(200);
    }
}
