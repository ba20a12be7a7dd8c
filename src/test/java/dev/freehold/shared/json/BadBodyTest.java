package dev.freehold.shared.json;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class BadBodyTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\": }",
                "{\"name\": \"a\",}",
                "{'name': 'a'}",
                "{\"name\": \"a\"} {}",
                "{\"name\": \"a\"} x",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"name\": NaN}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\x\"}",
                "[]",
                "[{\"name\": \"a\"}]",
                "\"a\"",
                "7",
                "true",
                "null",
                "",
                " ",
                "name=a",
                "// comment\n{\"name\": \"a\"}",
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        problem(post(body), 400, "malformed_body");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        byte[] body = "{\"name\": \"a?b\"}".getBytes(UTF_8);
        body[11] = (byte) 0xff;

        RawHttp.Answer answer = RawHttp.post(PROJECTS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("malformed_body");
    }

    @Test
    void aBodyWithoutEndIsMalformedHoweverDeep() {
        problem(post("{\"name\":" + "[".repeat(100_000)), 400, "malformed_body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/name|required",
                "{\"name\": null}|/name|required",
                "{\"name\": \"  \"}|/name|blank",
                "{\"name\": 7}|/name|wrong_type",
                "{\"name\": true}|/name|wrong_type",
                "{\"name\": [\"a\"]}|/name|wrong_type",
                "{\"name\": {\"a\": 1}}|/name|wrong_type",
                "{\"name\": \"a\\u0000b\"}|/name|invalid_text",
                "{\"name\": \"\\ud800\"}|/name|invalid_text",
                "{\"name\": \"a\\udfe1b\"}|/name|invalid_text",
                "{\"name\": \"a\", \"description\": \"\\u0000\"}|/description|invalid_text",
                "{\"name\": \"a\", \"owner_id\": \"me\"}|/owner_id|invalid_uuid",
                "{\"name\": \"a\", \"owner_id\": 7}|/owner_id|wrong_type",
                "{\"name\": \"a\", \"status\": \"open\"}|/status|unknown_value",
                "{\"name\": \"a\", \"status\": \"ACTIVE\"}|/status|unknown_value",
                "{\"name\": \"a\", \"status\": 1}|/status|wrong_type",
                "{\"name\": \"a\", \"start_date\": \"2026-02-30\"}|/start_date|invalid_date",
                "{\"name\": \"a\", \"start_date\": \"31.01.2026\"}|/start_date|invalid_date",
                "{\"name\": \"a\", \"start_date\": \"2026-01-31T00:00:00Z\"}|/start_date|invalid_date",
                "{\"name\": \"a\", \"start_date\": [2026, 1, 31]}|/start_date|wrong_type",
                "{\"name\": \"a\", \"is_archived\": \"true\"}|/is_archived|wrong_type",
                "{\"name\": \"a\", \"is_archived\": 1}|/is_archived|wrong_type",
                "{\"name\": \"a\", \"colour\": \"red\"}|/colour|unknown_field",
                "{\"name\": \"a\", \"colour\": {\"name\": [1, 2]}}|/colour|unknown_field",
                "{\"name\": \"a\", \"a/b~c\": 1}|/a~1b~0c|unknown_field",
            })
    void aWrongValueIsNamedWithItsFault(String body, String pointer, String code) {
        Response answer = post(body);

        JsonPath problem = problem(answer, 400, "invalid_input");
        assertThat(problem.getList("errors.pointer")).as(answer.asString()).contains(pointer);
        assertThat(problem.getString("errors.find { it.pointer == '" + pointer + "' }.code"))
                .isIn(code, code.equals("required") ? "blank" : code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", \"\\ud800\": 1}",
                "{\"name\": \"a\", \"\\udfe1x\": 1, \"\\u0000\": 2}",
                "{\"name\": \"a\", \"\\ud800\": 1, \"\\ud800\": 1}",
            })
    void aFieldNameThatIsNoTextIsNoServerError(String body) {
        Response answer = post(body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        Response answer = post("{\"name\": \"\", \"owner_id\": \"me\", \"status\": \"open\","
                + " \"start_date\": \"2026-02-30\", \"is_archived\": 1, \"colour\": \"red\"}");

        assertThat(problem(answer, 400, "invalid_input").getList("errors.pointer"))
                .containsExactlyInAnyOrder("/name", "/owner_id", "/status", "/start_date", "/is_archived", "/colour");
    }

    @Test
    void anUnknownEnumerationValueListsWhatIsAllowed() {
        assertThat(problem(post("{\"name\": \"a\", \"status\": \"open\"}"), 400, "invalid_input")
                        .getString("errors[0].detail"))
                .contains("planning, active, on_hold, completed, cancelled");
    }

    @Test
    void aTitleOf300KilobytesIsTooLong() {
        String title = "x".repeat(300 * 1024);

        invalid(post("{\"name\": \"" + title + "\"}"), "/name", "length");
        Response task = Api.json()
                .body("{\"title\": \"" + title + "\", \"project_id\": \"" + Api.nobody() + "\"}")
                .post(TASKS);
        invalid(task, "/title", "length");
    }

    private static Response post(String body) {
        return Api.json().body(body).post(PROJECTS);
    }
}
