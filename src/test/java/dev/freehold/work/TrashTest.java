package dev.freehold.work;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.MESSAGES;
import static dev.freehold.support.Api.PROJECTS;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class TrashTest {
    private String project;

    @BeforeEach
    void aProject() {
        Database.clear();
        project = Api.project("House");
    }

    @Test
    void whatIsDeletedIsGoneAndComesBack() {
        String task = Api.task(project, "Paint");
        String path = TASKS + "/" + task;

        Response deleted = Api.delete(path);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.asString()).isEmpty();
        problem(Api.get(path), 404, "not_found");
        problem(Api.patch(path, "{}"), 404, "not_found");
        problem(Api.delete(path), 404, "not_found");
        assertThat(Api.walk(TASKS, Map.of())).isEmpty();

        JsonPath restored = Api.ok(Api.json().post(path + "/restore"));
        assertThat(restored.getInt("version")).isEqualTo(3);
        assertThat(Api.walk(TASKS, Map.of())).containsExactly(task);
    }

    @Test
    void restoringWhatIsThereChangesNothing() {
        String path = TASKS + "/" + Api.task(project, "Paint");

        assertThat(Api.json().post(path + "/restore").header("ETag")).isEqualTo("\"1\"");
        problem(Api.json().post(TASKS + "/" + Api.nobody() + "/restore"), 404, "not_found");
    }

    @Test
    void aListShowsTheTrashOnlyWhenAsked() {
        String live = Api.task(project, "Paint");
        String deleted = Api.task(project, "Roof");
        Api.delete(TASKS + "/" + deleted);

        assertThat(Api.walk(TASKS, Map.of())).containsExactly(live);
        assertThat(Api.walk(TASKS, Map.of("deleted", "only"))).containsExactly(deleted);
        assertThat(Api.walk(TASKS, Map.of("deleted", "include", "limit", 1))).containsExactly(deleted, live);
    }

    @Test
    void whatIsPurgedNeverComesBack() {
        String live = TASKS + "/" + Api.task(project, "Paint");
        String deleted = TASKS + "/" + Api.task(project, "Roof");
        Api.delete(deleted);

        assertThat(Api.delete(live + "?purge=true").statusCode()).isEqualTo(204);
        assertThat(Api.delete(deleted + "?purge=true").statusCode()).isEqualTo(204);

        problem(Api.json().post(deleted + "/restore"), 404, "not_found");
        problem(Api.delete(live + "?purge=true"), 404, "not_found");
        assertThat(Database.number("select count(*) from tasks")).isZero();
    }

    @Test
    void theTrashNeedsItsPermissions() {
        String channel = Api.channel("general");
        String message = Api.message(channel, "hello");
        for (String list : List.of(PROJECTS, TASKS, CHANNELS, MESSAGES, CHANNELS + "/" + channel + "/messages")) {
            problem(Api.allowed("trash:purge").get(list + "?deleted=only"), 403, "forbidden");
            problem(Api.allowed().get(list + "?deleted=include"), 403, "forbidden");
            assertThat(Api.allowed("trash:read").get(list + "?deleted=only").statusCode())
                    .isEqualTo(200);
        }
        for (String one : List.of(
                MESSAGES + "/" + message,
                CHANNELS + "/" + channel,
                TASKS + "/" + Api.task(project, "Paint"),
                PROJECTS + "/" + project)) {
            problem(Api.allowed("trash:read").delete(one + "?purge=true"), 403, "forbidden");
            assertThat(Api.get(one).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aProjectTakesItsTasksAndChannelsAlongAndBringsThemBack() {
        String task = Api.task(project, "Paint");
        String deletedBefore = Api.task(project, "Roof");
        Api.delete(TASKS + "/" + deletedBefore);
        String channel = Api.channel("general", project);
        String closedBefore = Api.channel("old", project);
        Api.delete(CHANNELS + "/" + closedBefore);
        String message = Api.message(channel, "hello");
        String elsewhere = Api.task(Api.project("Barn"), "Sweep");

        Api.delete(PROJECTS + "/" + project);

        assertThat(Api.walk(TASKS, Map.of())).containsExactly(elsewhere);
        assertThat(Api.walk(CHANNELS, Map.of())).isEmpty();
        problem(Api.get(TASKS + "/" + task), 404, "not_found");
        problem(Api.get(CHANNELS + "/" + channel + "/messages"), 404, "not_found");
        problem(Api.get(MESSAGES + "/" + message), 404, "not_found");

        Api.ok(Api.json().post(PROJECTS + "/" + project + "/restore"));

        assertThat(Api.walk(TASKS, Map.of("project_id", project))).containsExactly(task);
        assertThat(Api.walk(CHANNELS, Map.of("project_id", project))).containsExactly(channel);
        assertThat(Api.walk(CHANNELS + "/" + channel + "/messages", Map.of())).containsExactly(message);
        assertThat(Api.ok(Api.get(TASKS + "/" + task)).getInt("version")).isEqualTo(3);
    }

    @Test
    void nothingCanBePutIntoADeletedProject() {
        String task = Api.task(Api.project("Barn"), "Sweep");
        Api.delete(PROJECTS + "/" + project);

        invalid(
                Api.json().body(Map.of("title", "Paint", "project_id", project)).post(TASKS),
                "/project_id",
                "unknown_reference");
        invalid(
                Api.json()
                        .body(Map.of("name", "general", "project_id", project))
                        .post(CHANNELS),
                "/project_id",
                "unknown_reference");
        invalid(
                Api.patch(TASKS + "/" + task, "{\"project_id\": \"" + project + "\"}"),
                "/project_id",
                "unknown_reference");
    }

    @Test
    void nothingComesBackIntoADeletedProject() {
        String task = Api.task(project, "Paint");
        String channel = Api.channel("general", project);
        Api.delete(PROJECTS + "/" + project);

        invalid(Api.json().post(TASKS + "/" + task + "/restore"), "/project_id", "unknown_reference");
        invalid(Api.json().post(CHANNELS + "/" + channel + "/restore"), "/project_id", "unknown_reference");
    }

    @Test
    void aProjectWhoseTaskWasBroughtInAgainMeanwhileCannotComeBack() {
        Map<String, String> origin = Map.of("external_source", "jira", "external_id", "A-1");
        Api.task(project, "Paint", origin);
        Api.delete(PROJECTS + "/" + project);
        Api.task(Api.project("Barn"), "Paint", origin);

        JsonPath refusal = problem(Api.json().post(PROJECTS + "/" + project + "/restore"), 409, "conflict");
        assertThat(refusal.getString("errors[0].pointer")).isEmpty();
        assertThat(refusal.getString("detail")).endsWith("tasks_external_id_key");
        problem(Api.get(PROJECTS + "/" + project), 404, "not_found");
    }

    @Test
    void purgingAProjectRemovesAllOfIt() {
        Api.task(project, "Paint");
        String channel = Api.channel("general", project);
        Api.json().put(CHANNELS + "/" + channel + "/members/" + Api.user("ann"));
        String message = Api.message(channel, "hello");
        Api.reply(channel, message, "hello to you");
        String elsewhere = Api.task(Api.project("Barn"), "Sweep");

        assertThat(Api.delete(PROJECTS + "/" + project + "?purge=true").statusCode())
                .isEqualTo(204);

        assertThat(Database.column("select id from tasks")).containsExactly(elsewhere);
        for (String table : List.of("channels", "channel_members", "messages")) {
            assertThat(Database.number("select count(*) from " + table))
                    .as(table)
                    .isZero();
        }
    }
}
