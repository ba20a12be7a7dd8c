package dev.freehold.shared.persistence;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditTest {
    private static final String TRAIL = """
            select actor_id::text, request_id, entity, entity_id::text, action, db_user,
                   old_values::text, new_values::text
            from audit_logs where entity_id = ?::uuid order by seq
            """;

    private String ann;
    private String project;

    @BeforeEach
    void aProject() {
        Database.clear();
        ann = Api.user("ann");
        project = Api.project("House");
    }

    @Test
    void aNewRowIsRecordedWithItsAuthorAndItsValues() {
        String task = Api.created(by("req-1")
                        .body(Map.of("title", "Paint", "project_id", project))
                        .post(TASKS))
                .getString("id");

        Map<String, Object> row = last(task);
        assertThat(row)
                .containsEntry("actor_id", ann)
                .containsEntry("request_id", "req-1")
                .containsEntry("entity", "tasks")
                .containsEntry("action", "insert")
                .containsEntry("old_values", null);
        JsonPath values = JsonPath.from((String) row.get("new_values"));
        assertThat(values.getString("title")).isEqualTo("Paint");
        assertThat(values.getMap("$")).doesNotContainKeys("search", "changed_by", "change_request", "description");
    }

    @Test
    void aChangeIsRecordedWithOldAndNewValuesOfWhatChanged() {
        String task = Api.task(project, "Paint", Map.of("description", "the door"));

        by("req-2").body("{\"title\": \"Varnish\", \"description\": null}").patch(TASKS + "/" + task);

        Map<String, Object> row = last(task);
        assertThat(row)
                .containsEntry("actor_id", ann)
                .containsEntry("request_id", "req-2")
                .containsEntry("action", "update");
        assertThat(JsonPath.from((String) row.get("old_values")).getMap("$"))
                .containsEntry("title", "Paint")
                .containsEntry("description", "the door")
                .containsEntry("version", 1)
                .containsOnlyKeys("title", "description", "version", "updated_at");
        assertThat(JsonPath.from((String) row.get("new_values")).getMap("$"))
                .containsEntry("title", "Varnish")
                .containsEntry("description", null)
                .containsEntry("version", 2);
    }

    @Test
    void trashAndRestoreAreChangesWithAnAuthor() {
        String task = Api.task(project, "Paint");
        by("req-3").delete(TASKS + "/" + task);
        by("req-4").post(TASKS + "/" + task + "/restore");

        assertThat(trail(task)).extracting(row -> row.get("request_id")).endsWith("req-3", "req-4");
        assertThat(trail(task)).extracting(row -> row.get("actor_id")).endsWith(ann, ann);
    }

    @Test
    void aPurgeIsRecordedWithItsAuthorAndWhatWasLost() {
        String task = Api.task(project, "Paint");

        by("req-5").delete(PROJECTS + "/" + project + "?purge=true");

        for (String id : List.of(project, task)) {
            Map<String, Object> row = last(id);
            assertThat(row)
                    .containsEntry("actor_id", ann)
                    .containsEntry("request_id", "req-5")
                    .containsEntry("action", "delete")
                    .containsEntry("new_values", null);
        }
        assertThat(JsonPath.from((String) last(task).get("old_values")).getString("title"))
                .isEqualTo("Paint");
    }

    @Test
    void theAuthorOfAPurgeIsForgottenWithIt() {
        by("req-6").delete(PROJECTS + "/" + project + "?purge=true");
        for (int i = 0; i < 30; i++) {
            Api.project("Next " + i);
        }

        assertThat(Database.column(
                        "select distinct actor_id from audit_logs where action = 'insert' and entity = 'projects'"))
                .containsExactly(TestSignIn.DEVELOPER.toString());
    }

    @Test
    void whatGoesWithAProjectGoesInItsAuthorsName() {
        String task = Api.task(project, "Paint");
        String channel = Api.channel("general", project);

        by("req-7").delete(PROJECTS + "/" + project);

        for (String id : List.of(project, task, channel)) {
            assertThat(last(id)).containsEntry("actor_id", ann).containsEntry("request_id", "req-7");
        }
    }

    @Test
    void aChangeByPlainSqlIsRecordedWithoutAFalseAuthor() {
        String task = Api.task(project, "Paint");
        by("req-8").body("{\"title\": \"Varnish\"}").patch(TASKS + "/" + task);

        Database.execute("update tasks set title = 'Oil' where id = ?::uuid", task);
        assertThat(last(task))
                .containsEntry("actor_id", null)
                .containsEntry("request_id", null)
                .containsEntry("action", "update")
                .containsEntry("db_user", Database.column("select session_user").get(0));

        Database.execute("delete from tasks where id = ?::uuid", task);
        assertThat(last(task)).containsEntry("actor_id", null).containsEntry("action", "delete");
    }

    @Test
    void countingRepliesIsNoChangeWorthARecord() {
        String channel = Api.channel("general");
        String first = Api.message(channel, "first");
        String reply = Api.reply(channel, first, "reply");
        Api.delete(Api.MESSAGES + "/" + reply);

        assertThat(trail(first)).hasSize(1);
        assertThat(trail(reply)).hasSize(2);
    }

    @Test
    void membershipsAreRecordedUnderTheirChannel() {
        String channel = Api.channel("general");
        String member = CHANNELS + "/" + channel + "/members/" + ann;
        by("req-9").put(member);
        by("req-10").delete(member);

        List<Map<String, Object>> rows = trail(channel).stream()
                .filter(row -> row.get("entity").equals("channel_members"))
                .toList();
        assertThat(rows).extracting(row -> row.get("action")).containsExactly("insert", "delete");
        assertThat(rows).extracting(row -> row.get("request_id")).containsExactly("req-9", "req-10");
        assertThat(rows).extracting(row -> row.get("actor_id")).containsOnly(ann);
    }

    @Test
    void aRefusedChangeLeavesNoRecord() {
        long before = Database.number("select count(*) from audit_logs");

        Api.json().body(Map.of("title", "Paint", "project_id", Api.nobody())).post(TASKS);
        Api.patch(PROJECTS + "/" + project, "{\"owner_id\": \"" + Api.nobody() + "\"}");

        assertThat(Database.number("select count(*) from audit_logs")).isEqualTo(before);
    }

    private RequestSpecification by(String requestId) {
        return Api.as(ann).header("X-Request-Id", requestId);
    }

    private static List<Map<String, Object>> trail(String id) {
        return Database.rows(TRAIL, id);
    }

    private static Map<String, Object> last(String id) {
        List<Map<String, Object>> rows = trail(id);
        return rows.get(rows.size() - 1);
    }
}
