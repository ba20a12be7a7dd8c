package dev.freehold.work;

import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class TaskTest {
    private String project;

    @BeforeEach
    void aProject() {
        Database.clear();
        project = Api.project("House");
    }

    @Test
    void aNewTaskIsToDoWithMediumPriorityByItsCreator() {
        Map<String, Object> task = Api.create(TASKS, Map.of("title", "Paint", "project_id", project))
                .getMap("$");

        assertThat(task)
                .containsEntry("status", "todo")
                .containsEntry("priority", "medium")
                .containsEntry("creator_id", TestSignIn.DEVELOPER.toString())
                .containsEntry("assignee_id", null)
                .containsEntry("completed_at", null)
                .containsEntry("version", 1);
        assertThat(UUID.fromString((String) task.get("id")).version()).isEqualTo(7);
    }

    @Test
    void theCreatorIsTheCallerWhateverTheBodySays() {
        String ann = Api.user("ann");
        Map<String, Object> body = Map.of(
                "title", "Paint", "project_id", project, "creator_id", TestSignIn.DEVELOPER.toString(), "version", 99);

        JsonPath task = Api.created(Api.as(ann).body(body).post(TASKS));

        assertThat(task.getString("creator_id")).isEqualTo(ann);
        assertThat(task.getInt("version")).isEqualTo(1);
    }

    @Test
    void aTaskIsCompletedWhileAndOnlyWhileItIsDone() {
        String path = TASKS + "/" + Api.task(project, "Paint");

        JsonPath done = Api.ok(Api.patch(path, "{\"status\": \"done\"}"));
        assertThat(done.getString("completed_at")).isEqualTo(done.getString("updated_at"));

        JsonPath renamed = Api.ok(Api.patch(path, "{\"status\": \"done\", \"title\": \"Varnish\"}"));
        assertThat(renamed.getString("completed_at")).isEqualTo(done.getString("completed_at"));

        assertThat(Api.ok(Api.patch(path, "{\"status\": \"cancelled\"}")).getString("completed_at"))
                .isNull();
    }

    @Test
    void aTaskThatIsDoneFromTheStartIsCompleted() {
        JsonPath task = Api.create(TASKS, Map.of("title", "Paint", "project_id", project, "status", "done"));

        assertThat(task.getString("completed_at")).isEqualTo(task.getString("created_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,not_positive",
        "-1,not_positive",
        "-0.01,not_positive",
        "1.005,digits",
        "1000000,digits",
        "0.001,digits"
    })
    void hoursArePositiveWithTwoDecimals(String hours, String code) {
        invalid(
                post("{\"title\": \"Paint\", \"project_id\": \"%s\", \"estimated_hours\": " + hours + "}"),
                "/estimated_hours",
                code);
    }

    @ParameterizedTest
    @CsvSource({"0.01,0.01", "999999.99,999999.99", "7,7.00", "1.5,1.50"})
    void hoursAreWrittenWithTwoDecimals(String hours, String written) {
        Response created = post("{\"title\": \"Paint\", \"project_id\": \"%s\", \"estimated_hours\": " + hours + "}");

        assertThat(created.asString()).contains("\"estimated_hours\":" + written + ",");
        assertThat(Api.get(TASKS + "/" + created.jsonPath().getString("id")).asString())
                .contains("\"estimated_hours\":" + written + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "true", "[1]", "{}"})
    void hoursAreANumber(String hours) {
        invalid(
                post("{\"title\": \"Paint\", \"project_id\": \"%s\", \"estimated_hours\": " + hours + "}"),
                "/estimated_hours",
                "wrong_type");
    }

    @Test
    void anUnknownProjectOrPersonIsNamed() {
        invalid(create(Map.of("project_id", Api.nobody())), "/project_id", "unknown_reference");
        invalid(create(Map.of("assignee_id", Api.nobody())), "/assignee_id", "unknown_reference");

        String path = TASKS + "/" + Api.task(project, "Paint");
        invalid(Api.patch(path, "{\"project_id\": \"" + Api.nobody() + "\"}"), "/project_id", "unknown_reference");
        invalid(Api.patch(path, "{\"assignee_id\": \"" + Api.nobody() + "\"}"), "/assignee_id", "unknown_reference");
    }

    @Test
    void lengthsCountCharactersNotTheirHalves() {
        String hammers = "\uD83D\uDD28".repeat(300);

        assertThat(Api.created(create(Map.of("title", hammers))).getString("title"))
                .isEqualTo(hammers);
        invalid(create(Map.of("title", hammers + "x")), "/title", "length");
    }

    @Test
    void aTitleHasOneToThreeHundredCharacters() {
        invalid(create(Map.of("title", "x".repeat(301))), "/title", "length");
        invalid(create(Map.of("title", "\t \n")), "/title", "blank");
        assertThat(create(Map.of("title", "x".repeat(300))).statusCode()).isEqualTo(201);
    }

    @Test
    void aDescriptionHasAtMostFiftyThousandCharacters() {
        invalid(create(Map.of("description", "x".repeat(50_001))), "/description", "length");

        String description = "ü 🏡 \n\t\"\\".repeat(5_000);
        String id = Api.created(create(Map.of("description", description))).getString("id");
        assertThat(Api.get(TASKS + "/" + id).jsonPath().getString("description"))
                .isEqualTo(description);
    }

    @Test
    void whereATaskComesFromIsAWholePair() {
        invalid(create(Map.of("external_source", "jira")), "/external_id", "required");
        invalid(create(Map.of("external_id", "A-1")), "/external_source", "required");

        String path = TASKS + "/"
                + Api.created(create(Map.of("external_source", "jira", "external_id", "A-1")))
                        .getString("id");
        invalid(Api.patch(path, "{\"external_id\": null}"), "/external_id", "required");
        assertThat(Api.patch(path, "{\"external_id\": null, \"external_source\": null}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoLiveTasksCannotComeFromTheSamePlace() {
        Map<String, String> origin = Map.of("external_source", "jira", "external_id", "A-1");
        String first = Api.created(create(origin)).getString("id");

        JsonPath problem = problem(create(origin), 409, "conflict");
        assertThat(problem.getString("errors[0].pointer")).isEqualTo("/external_id");

        Api.delete(TASKS + "/" + first);
        Api.created(create(origin));
        problem(Api.json().post(TASKS + "/" + first + "/restore"), 409, "conflict");
    }

    @Test
    void aTaskMovesToAnotherProject() {
        String other = Api.project("Barn");
        String path = TASKS + "/" + Api.task(project, "Paint");

        Api.ok(Api.patch(path, "{\"project_id\": \"" + other + "\"}"));

        assertThat(Api.ids(Api.get(TASKS + "?project_id=" + other))).hasSize(1);
        assertThat(Api.ids(Api.get(TASKS + "?project_id=" + project))).isEmpty();
    }

    private Response create(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("title", "Paint", "project_id", project));
        body.putAll(more);
        return Api.json().body(body).post(TASKS);
    }

    private Response post(String body) {
        return Api.json().body(body.formatted(project)).post(TASKS);
    }
}
