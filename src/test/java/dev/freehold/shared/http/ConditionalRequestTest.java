package dev.freehold.shared.http;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConditionalRequestTest {
    private static final String WAITING =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private String project;
    private String path;

    @BeforeEach
    void aTask() {
        Database.clear();
        project = Api.project("House");
        path = TASKS + "/" + Api.task(project, "Paint");
    }

    @Test
    void aNewObjectHasALocationAndAnEtag() {
        Response created = Api.json().body(Map.of("name", "Barn")).post(PROJECTS);

        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Location"))
                .endsWith(PROJECTS + "/" + created.jsonPath().getString("id"));
        assertThat(Api.get(created.header("Location")).asString()).isEqualTo(created.asString());
    }

    @Test
    void createAnswersWhatALaterGetReads() {
        Response created = Api.json()
                .body(Map.of("title", "Roof", "project_id", project, "estimated_hours", 7, "status", "done"))
                .post(TASKS);
        String id = created.jsonPath().getString("id");

        assertThat(Api.get(TASKS + "/" + id).asString()).isEqualTo(created.asString());
        assertThat(created.jsonPath().getString("created_at"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    }

    @Test
    void aClientThatHasTheVersionGetsNoBody() {
        Response same = given().header("If-None-Match", "\"1\"").get(path);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.asString()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo("\"1\"");

        assertThat(given().header("If-None-Match", "W/\"1\"").get(path).statusCode())
                .isEqualTo(304);
        assertThat(given().header("If-None-Match", "*").get(path).statusCode()).isEqualTo(304);
        assertThat(given().header("If-None-Match", "\"2\"").get(path).statusCode())
                .isEqualTo(200);
        invalidParameter(given().header("If-None-Match", "1").get(path), "If-None-Match", "invalid_etag");
    }

    @Test
    void aStaleIfMatchChangesNothing() {
        Api.patch(path, "{\"title\": \"Varnish\"}");

        problem(
                Api.json()
                        .header("If-Match", "\"1\"")
                        .body("{\"title\": \"Oil\"}")
                        .patch(path),
                412,
                "stale_version");
        problem(given().header("If-Match", "\"1\"").delete(path), 412, "stale_version");
        problem(given().header("If-Match", "\"1\"").delete(path + "?purge=true"), 412, "stale_version");

        assertThat(Api.ok(Api.get(path)).getString("title")).isEqualTo("Varnish");
    }

    @Test
    void theRightIfMatchGoesThrough() {
        Response patched = Api.json()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Oil\"}")
                .patch(path);

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(given().header("If-Match", patched.header("ETag"))
                        .delete(path)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aStaleEmptyPatchIsStaleAllTheSame() {
        problem(Api.json().header("If-Match", "\"9\"").body("{}").patch(path), 412, "stale_version");
    }

    @Test
    void aMalformedIfMatchIsRefused() {
        invalidParameter(Api.json().header("If-Match", "1").body("{}").patch(path), "If-Match", "invalid_etag");
    }

    @RepeatedTest(5)
    void ofTwoPatchesWithTheSameEtagExactlyOneWins() {
        List<Response> answers = Parallel.run(2, i -> Api.json()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Title " + i + "\"}")
                .patch(path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        Response winner = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(Api.get(path).asString()).isEqualTo(winner.asString());
    }

    @Test
    void ofTwoPatchesThatBothReadTheirVersionExactlyOneWins() throws SQLException {
        String id = path.substring(TASKS.length() + 1);
        try (Connection writer = Database.connect()) {
            writer.setAutoCommit(false);
            try (PreparedStatement lock =
                    writer.prepareStatement("select id from tasks where id = ?::uuid for update")) {
                lock.setString(1, id);
                lock.execute();
            }
            CompletableFuture<List<Response>> answers =
                    CompletableFuture.supplyAsync(() -> Parallel.run(2, i -> Api.json()
                            .header("If-Match", "\"1\"")
                            .body("{\"title\": \"Title " + i + "\"}")
                            .patch(path)));
            Polling.await("both wait to write", Duration.ofSeconds(10), () -> Database.number(WAITING) == 2);
            writer.rollback();

            assertThat(answers.join()).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(Api.ok(Api.get(path)).getInt("version")).isEqualTo(2);
        assertThat(Database.number(
                        "select count(*) from audit_logs where entity_id = ?::uuid and action = 'update'", id))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofManyPatchesWithoutAnEtagEverySingleOneSucceeds() {
        int writers = 30;

        List<Response> answers = Parallel.run(writers, i -> Api.patch(path, "{\"title\": \"Title " + i + "\"}"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(Api.ok(Api.get(path)).getInt("version")).isEqualTo(1 + writers);
        assertThat(answers).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
    }

    @Test
    void patchesOfDifferentFieldsAtOnceAllCount() {
        List<String> patches = List.of(
                "{\"title\": \"Oil\"}",
                "{\"description\": \"twice\"}",
                "{\"priority\": \"high\"}",
                "{\"status\": \"in_review\"}",
                "{\"due_date\": \"2026-03-01\"}",
                "{\"estimated_hours\": 4}");

        Parallel.run(patches.size(), i -> Api.patch(path, patches.get(i)));

        Map<String, Object> task = Api.ok(Api.get(path)).getMap("$");
        assertThat(task)
                .containsEntry("title", "Oil")
                .containsEntry("description", "twice")
                .containsEntry("priority", "high")
                .containsEntry("status", "in_review")
                .containsEntry("due_date", "2026-03-01")
                .containsEntry("version", 7);
    }

    @Test
    void aHeadIsAGetWithoutItsBody() {
        Response head = given().head(path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        assertThat(head.contentType()).startsWith("application/json");
        assertThat(head.asString()).isEmpty();
        assertThat(given().head(TASKS + "/" + Api.nobody()).statusCode()).isEqualTo(404);
        assertThat(given().head(TASKS).statusCode()).isEqualTo(200);
    }
}
