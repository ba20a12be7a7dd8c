package dev.freehold.audit;

import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.demo.DemoSeeder;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever way a change comes, the list shows by whom and by which request. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AttributionTest {
    private static final String LOGS = "/api/v1/audit-logs";

    @Inject
    DemoSeeder seeder;

    private String ann;
    private String project;
    private String task;

    @BeforeEach
    void aTaskOfTheDeveloper() {
        Database.clear();
        ann = Api.user("ann");
        project = Api.project("House");
        task = Api.task(project, "Paint");
    }

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void aCreation() {
        String created = Api.created(by("create")
                        .body(Map.of("title", "Roof", "project_id", project))
                        .post(TASKS))
                .getString("id");

        assertDoneByAnn(last(created), "insert", "create");
    }

    @Test
    void aPatch() {
        by("patch").body("{\"title\": \"Varnish\"}").patch(TASKS + "/" + task);

        assertDoneByAnn(last(task), "update", "patch");
        assertThat(last(task).get("old_values").toString()).contains("Paint");
    }

    @Test
    void aDeletionIntoTheTrash() {
        by("trash").delete(TASKS + "/" + task);

        assertDoneByAnn(last(task), "update", "trash");
    }

    @Test
    void aPurge() {
        by("purge").delete(TASKS + "/" + task + "?purge=true");

        assertDoneByAnn(last(task), "delete", "purge");
        assertThat(last(task)).containsEntry("new_values", null);
    }

    @Test
    void anImport() {
        for (String title : List.of("Roof", "Tiles")) {
            by("import-" + title)
                    .contentType("text/csv")
                    .body("title,project_id,external_source,external_id\n" + title + "," + project + ",jira,7\n")
                    .post(TASKS + "/import")
                    .then()
                    .statusCode(200);
        }

        String imported =
                Database.column("select id from tasks where external_id = '7'").get(0);
        List<Map<String, Object>> rows = trail(imported);
        assertThat(rows).hasSize(2);
        assertDoneByAnn(rows.get(1), "insert", "import-Roof");
        assertDoneByAnn(rows.get(0), "update", "import-Tiles");
    }

    @Test
    void theDemo() {
        Database.clear();
        Database.makeDeveloperAdmin();

        seeder.seed(1, false, "no hash", rows -> {}).await().indefinitely();

        int rows = DemoSeeder.rows(1);
        assertThat(total("request_id=seed")).isEqualTo(rows);
        assertThat(total("request_id=seed&actor_id_is_null=false")).isEqualTo(rows);
        assertThat(Api.ok(Api.get(LOGS + "?request_id=seed&limit=200")).getList("items.actor_username"))
                .doesNotContainNull();
    }

    @Test
    void plainSqlOfNobodyInParticular() {
        Database.execute("update tasks set title = 'Oil' where id = ?::uuid", task);

        assertThat(last(task))
                .containsEntry("action", "update")
                .containsEntry("actor_id", null)
                .containsEntry("actor_username", null)
                .containsEntry("request_id", null)
                .containsEntry("db_user", Database.column("select session_user").get(0));
    }

    @Test
    void plainSqlOfSomebodyWhoSaysWhoHeIs() throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set freehold.actor_id = '" + ann + "'");
            statement.execute("set freehold.request_id = 'ticket-7'");
            statement.execute("update tasks set title = 'Oil' where id = '" + task + "'");
            statement.execute("delete from tasks where id = '" + task + "'");
        }

        assertDoneByAnn(trail(task).get(1), "update", "ticket-7");
        assertDoneByAnn(trail(task).get(0), "delete", "ticket-7");
    }

    @Test
    void aSecretIsOnRecordAsChangedButNotAsWhatItIs() {
        Database.execute("update users set hashed_password = 'old-hash' where id = ?::uuid", ann);
        Database.execute("update users set hashed_password = 'new-hash' where id = ?::uuid", ann);
        Api.patch(USERS + "/" + ann, "{\"full_name\": \"Ann Bell\"}");
        Database.execute("delete from users where id = ?::uuid", ann);

        List<Map<String, Object>> rows = trail(ann);
        assertThat(rows.get(3)).containsEntry("new_values", Map.of("hashed_password", "***"));
        assertThat(rows.get(2))
                .containsEntry("old_values", Map.of("hashed_password", "***"))
                .containsEntry("new_values", Map.of("hashed_password", "***"));
        assertThat(rows.get(1).get("new_values").toString()).doesNotContain("hashed_password");
        assertThat(rows.get(0).get("old_values").toString()).contains("hashed_password=***");
        assertThat(Api.get(LOGS).asString()).doesNotContain("old-hash", "new-hash");
    }

    private RequestSpecification by(String requestId) {
        return Api.as(ann).header("X-Request-Id", requestId);
    }

    private void assertDoneByAnn(Map<String, Object> row, String action, String requestId) {
        assertThat(row)
                .containsEntry("action", action)
                .containsEntry("actor_id", ann)
                .containsEntry("actor_username", "ann")
                .containsEntry("request_id", requestId);
    }

    /** Newest first. */
    private static List<Map<String, Object>> trail(String id) {
        return Api.ok(Api.get(LOGS + "?entity_id=" + id)).getList("items");
    }

    private static Map<String, Object> last(String id) {
        return trail(id).get(0);
    }

    private static int total(String query) {
        return Api.ok(Api.get(LOGS + "?include_total=true&limit=1&" + query)).getInt("total");
    }
}
