package dev.freehold.shared.http;

import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PatchTest {
    private String path;

    @BeforeEach
    void aTask() {
        Database.clear();
        String task = Api.task(
                Api.project("House"),
                "Paint",
                Map.of("description", "the door", "due_date", "2026-01-31", "estimated_hours", 1.5));
        path = TASKS + "/" + task;
    }

    @Test
    void anAbsentFieldIsUntouched() {
        JsonPath patched = Api.ok(Api.patch(path, "{\"title\": \"Varnish\"}"));

        assertThat(patched.getString("title")).isEqualTo("Varnish");
        assertThat(patched.getString("description")).isEqualTo("the door");
        assertThat(patched.getString("due_date")).isEqualTo("2026-01-31");
        assertThat(patched.getInt("version")).isEqualTo(2);
    }

    @Test
    void nullClears() {
        Api.patch(path, "{\"description\": null, \"due_date\": null, \"estimated_hours\": null}");

        assertThat(Api.ok(Api.get(path)).getMap("$"))
                .containsEntry("description", null)
                .containsEntry("due_date", null)
                .containsEntry("estimated_hours", null)
                .containsEntry("title", "Paint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\": \"Paint\"}",
                "{\"estimated_hours\": 1.50}",
                "{\"assignee_id\": null}",
                "{\"title\": \"Paint\", \"status\": \"todo\", \"due_date\": \"2026-01-31\"}",
            })
    void whatIsAlreadySoChangesNothingNotEvenTheVersion(String patch) {
        String before = Api.get(path).asString();
        long audited = Database.number("select count(*) from audit_logs");

        Response answer = Api.patch(path, patch);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.asString()).isEqualTo(before);
        assertThat(Api.get(path).asString()).isEqualTo(before);
        assertThat(Database.number("select count(*) from audit_logs")).isEqualTo(audited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "project_id", "status", "priority"})
    void aRequiredFieldCannotBeCleared(String field) {
        Response answer = Api.patch(path, "{\"" + field + "\": null}");

        JsonPath problem = problem(answer, 400, "invalid_input");
        assertThat(problem.getString("errors[0].pointer")).isEqualTo("/" + field);
        assertThat(problem.getList("errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "version", "created_at", "updated_at", "creator_id", "completed_at"})
    void aReadOnlyFieldIsRefusedByName(String field) {
        invalid(Api.patch(path, "{\"" + field + "\": null}"), "/" + field, "read_only");
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        invalid(Api.patch(path, "{\"colour\": \"red\"}"), "/colour", "unknown_field");
        invalid(Api.patch(path, "{\"dueDate\": null}"), "/dueDate", "unknown_field");
        invalid(Api.patch(path, "{\"deleted_at\": null}"), "/deleted_at", "unknown_field");
    }

    @Test
    void aRefusedPatchChangesNothing() {
        String before = Api.get(path).asString();

        invalid(
                Api.patch(path, "{\"title\": \"Varnish\", \"estimated_hours\": -1}"),
                "/estimated_hours",
                "not_positive");

        assertThat(Api.get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json; charset=utf-8"})
    void bothMediaTypesArePatches(String mediaType) {
        Response answer = Api.json()
                .contentType(mediaType)
                .body("{\"title\": \"Varnish\"}")
                .patch(path);

        assertThat(Api.ok(answer).getString("title")).isEqualTo("Varnish");
    }

    @Test
    void aPatchAnswersWhatALaterGetReads() {
        Response patched = Api.patch(path, "{\"status\": \"done\", \"estimated_hours\": 3}");
        Response read = Api.get(path);

        assertThat(read.asString()).isEqualTo(patched.asString());
        assertThat(read.header("ETag")).isEqualTo(patched.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void thereIsNothingToPatchWhereNothingIs() {
        problem(Api.patch(TASKS + "/" + Api.nobody(), "{}"), 404, "not_found");
        problem(Api.patch(TASKS + "/7", "{}"), 404, "not_found");
    }
}
