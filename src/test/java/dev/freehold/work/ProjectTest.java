package dev.freehold.work;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProjectTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void aNewProjectIsPlannedAndOwnedByTheCaller() {
        String ann = Api.user("ann");

        Map<String, Object> project = Api.created(
                        Api.as(ann).body(Map.of("name", "House")).post(PROJECTS))
                .getMap("$");

        assertThat(project)
                .containsEntry("owner_id", ann)
                .containsEntry("status", "planning")
                .containsEntry("is_archived", false)
                .containsEntry("start_date", null);
    }

    @Test
    void aProjectMayBeOwnedBySomebodyElse() {
        String ann = Api.user("ann");

        assertThat(Api.create(PROJECTS, Map.of("name", "House", "owner_id", ann))
                        .getString("owner_id"))
                .isEqualTo(ann);
        invalid(
                Api.json()
                        .body(Map.of("name", "House", "owner_id", Api.nobody()))
                        .post(PROJECTS),
                "/owner_id",
                "unknown_reference");
        invalid(
                Api.patch(PROJECTS + "/" + Api.project("Barn"), "{\"owner_id\": \"" + Api.nobody() + "\"}"),
                "/owner_id",
                "unknown_reference");
    }

    @Test
    void aProjectDoesNotEndBeforeItStarts() {
        invalid(
                Api.json()
                        .body(Map.of("name", "House", "start_date", "2026-02-01", "end_date", "2026-01-31"))
                        .post(PROJECTS),
                "/end_date",
                "before_start");

        String path = PROJECTS + "/"
                + Api.create(PROJECTS, Map.of("name", "House", "start_date", "2026-02-01", "end_date", "2026-02-01"))
                        .getString("id");
        invalid(Api.patch(path, "{\"end_date\": \"2026-01-31\"}"), "/end_date", "before_start");
        invalid(Api.patch(path, "{\"start_date\": \"2026-02-02\"}"), "/end_date", "before_start");
        assertThat(Api.patch(path, "{\"start_date\": \"2027-01-01\", \"end_date\": null}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void archivingIsAFlagThatComesOff() {
        String path = PROJECTS + "/" + Api.project("House");

        assertThat(Api.ok(Api.json().post(path + "/archive")).getBoolean("is_archived"))
                .isTrue();
        Response again = Api.json().post(path + "/archive");
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(Api.ids(Api.get(PROJECTS + "?is_archived=true"))).hasSize(1);

        JsonPath taken = Api.ok(Api.json().post(path + "/unarchive"));
        assertThat(taken.getBoolean("is_archived")).isFalse();
        assertThat(taken.getInt("version")).isEqualTo(3);
        problem(Api.json().header("If-Match", "\"2\"").post(path + "/archive"), 412, "stale_version");
        problem(Api.json().post(PROJECTS + "/" + Api.nobody() + "/archive"), 404, "not_found");
    }

    @Test
    void theSummaryCountsTheLiveTasks() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String project = Api.project("House");
        Api.task(project, "late", Map.of("due_date", today.minusDays(2).toString(), "estimated_hours", 1.5));
        Api.task(project, "future", Map.of("due_date", today.plusDays(2).toString(), "priority", "urgent"));
        Api.task(
                project,
                "done late",
                Map.of("status", "done", "due_date", today.minusDays(2).toString(), "estimated_hours", 2));
        Api.task(
                project,
                "cancelled",
                Map.of("status", "cancelled", "due_date", today.minusDays(2).toString(), "estimated_hours", 100));
        Api.task(project, "review", Map.of("status", "in_review", "priority", "urgent", "estimated_hours", 4));
        Api.delete(Api.TASKS + "/" + Api.task(project, "deleted", Map.of("estimated_hours", 1000)));
        Api.task(Api.project("Barn"), "elsewhere", Map.of("estimated_hours", 1000));

        Response answer = Api.get(PROJECTS + "/" + project + "/summary");

        JsonPath summary = Api.ok(answer);
        assertThat(summary.getString("project_id")).isEqualTo(project);
        assertThat(summary.getInt("total")).isEqualTo(5);
        assertThat(summary.getMap("by_status"))
                .isEqualTo(Map.of("todo", 2, "in_progress", 0, "in_review", 1, "done", 1, "cancelled", 1));
        assertThat(summary.getMap("by_priority")).isEqualTo(Map.of("low", 0, "medium", 3, "high", 0, "urgent", 2));
        assertThat(summary.getInt("overdue")).isEqualTo(1);
        assertThat(answer.asString())
                .contains("\"estimated_hours_open\":5.50")
                .contains("\"estimated_hours_done\":2.00");
    }

    @Test
    void theSummaryOfAnEmptyProjectIsZero() {
        JsonPath summary = Api.ok(Api.get(PROJECTS + "/" + Api.project("House") + "/summary"));

        assertThat(summary.getInt("total")).isZero();
        assertThat(summary.getMap("by_status")).hasSize(5);
        problem(Api.get(PROJECTS + "/" + Api.nobody() + "/summary"), 404, "not_found");
    }

    @Test
    void aDeletedProjectHasNoSummary() {
        String project = Api.project("House");
        Api.task(project, "Paint");
        Api.delete(PROJECTS + "/" + project);

        problem(Api.get(PROJECTS + "/" + project + "/summary"), 404, "not_found");
    }

    @Test
    void aTaskStaysWhenItsAssigneeLeaves() {
        String ann = Api.user("ann");
        String task = Api.task(Api.project("House"), "Paint", Map.of("assignee_id", ann));

        Database.execute("delete from users where id = ?::uuid", ann);

        assertThat(Api.ok(Api.get(Api.TASKS + "/" + task)).getString("assignee_id"))
                .isNull();
    }

    @Test
    void createdAtNeverChangesAndUpdatedAtMovesOn() {
        JsonPath created = Api.create(PROJECTS, Map.of("name", "House"));
        JsonPath patched = Api.ok(Api.patch(PROJECTS + "/" + created.getString("id"), "{\"name\": \"Barn\"}"));

        assertThat(patched.getString("created_at")).isEqualTo(created.getString("created_at"));
        assertThat(patched.getString("updated_at")).isGreaterThan(created.getString("updated_at"));
        assertThat(given().queryParam("owner_id", TestSignIn.DEVELOPER)
                        .get(PROJECTS)
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }
}
