package dev.freehold.schema.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SchemaResourceTest {
    private static final String SCHEMA = "/api/v1/schema/";
    private static final String INDEX = "tasks_creator_id_idx";
    private static final String INDEX_IN_FULL = "tasks." + INDEX;
    private static final String COLUMN = "tasks.scribble";

    @Inject
    Governance governance;

    @BeforeEach
    void seed() {
        Database.execute("drop index " + INDEX);
        Database.execute("alter table tasks add column scribble text");
    }

    @AfterEach
    void putBack() {
        Database.execute("create index if not exists " + INDEX + " on tasks (creator_id)");
        Database.execute("alter table tasks drop column if exists scribble");
        assertThat(get("drift").getBoolean("clean")).isTrue();
    }

    @Test
    void theStatusSaysHowFarTheMigrationsAreAndWhatWasFound() {
        JsonPath status = get("status");

        assertThat(status.getString("version")).isEqualTo(Snapshots.head());
        assertThat(status.getString("head")).isEqualTo(Snapshots.head());
        assertThat(status.getList("pending")).isEmpty();
        assertThat(status.getList("problems")).isEmpty();
        assertThat(status.getBoolean("clean")).isFalse();
        assertThat(status.getInt("findings.drift")).isEqualTo(2);
        assertThat(status.getInt("findings.hand_fixed")).isZero();
        assertThat(status.getString("governor")).isNull();
        assertThat(status.getList("unfinished")).isEmpty();
    }

    @Test
    void theReportNamesWhatDiffers() {
        JsonPath report = get("drift");

        assertThat(report.getInt("counts.drift")).isEqualTo(2);
        assertThat(report.getList("findings.name")).containsExactlyInAnyOrder(INDEX_IN_FULL, COLUMN);
        assertThat(report.getList("findings.class")).containsOnly("drift");
        Map<String, ?> index = report.getMap("findings.find { it.name == '" + INDEX_IN_FULL + "' }");
        assertThat(index.get("kind")).isEqualTo("index");
        assertThat(index.get("aspect")).isEqualTo("existence");
        assertThat(index.get("severity")).isEqualTo("warning");
        assertThat(index.get("differs")).isEqualTo(List.of("live"));
        assertThat((String) index.get("migrations")).contains("(creator_id)");
        assertThat(index).containsEntry("live", null);
    }

    @Test
    void thePlanTellsTheSafeFromTheDestructive() {
        JsonPath plan = get("plan");

        assertThat(plan.getString("hash")).matches("[0-9a-f]{16}");
        assertThat(risk(plan, INDEX_IN_FULL)).isEqualTo("safe");
        assertThat(risk(plan, COLUMN)).isEqualTo("destructive");
        assertThat(get("plan").getString("hash")).isEqualTo(plan.getString("hash"));
    }

    private static String risk(JsonPath plan, String name) {
        return plan.getString("steps.find { it.name == '" + name + "' }.risk");
    }

    @Test
    void aRepairDoesWhatIsSafeAndLeavesTheRest() {
        JsonPath repair = Api.ok(repair("{}"));

        assertThat(outcome(repair, INDEX_IN_FULL)).isEqualTo("done");
        assertThat(outcome(repair, COLUMN)).isEqualTo("skipped");
        assertThat(repair.getBoolean("clean")).isFalse();
        assertThat(get("drift").getList("findings.name")).containsExactly(COLUMN);
    }

    private static String outcome(JsonPath repair, String name) {
        return repair.getString("results.find { it.step.name == '" + name + "' }.outcome");
    }

    @Test
    void theHistoryShowsMigrationsAndRepairs() {
        Api.ok(repair("{}"));

        JsonPath history = get("history");

        assertThat(history.getList("migrations.version")).isEqualTo(Snapshots.versions());
        assertThat(history.getList("migrations.state")).containsOnly("success");
        assertThat(history.getString("operations[0].kind")).isEqualTo("repair");
        assertThat(history.getString("operations[0].outcome")).isEqualTo("done");
    }

    @Test
    void whatDestroysIsRefusedUnlessTheOperatorAllowsIt() {
        String hash = get("plan").getString("hash");

        JsonPath problem = Api.problem(repair("{\"plan\": \"" + hash + "\"}"), 409, "conflict");

        assertThat(problem.getString("detail"))
                .isEqualTo("Destructive steps are not allowed: AUTO_SCHEMA_DESTRUCTIVE is not true.");
        assertThat(get("drift").getList("findings.name")).containsExactlyInAnyOrder(INDEX_IN_FULL, COLUMN);
    }

    @Test
    void oneGovernorIsAtWorkAtATime() throws SQLException {
        try (GovernorLock other =
                GovernorLock.tryTake(governance.database(), "test").orElseThrow()) {
            assertThat(other.isHeld()).isTrue();
            assertThat(get("status").getString("governor")).contains("pid");

            JsonPath problem = Api.problem(repair("{}"), 409, "conflict");

            assertThat(problem.getString("detail"))
                    .startsWith("The schema is being governed by ")
                    .endsWith("; try again later.");
        }
    }

    @Test
    void whatIsNoHashOfAPlanIsRefused() {
        Api.invalid(repair("{\"plan\": \"latest\"}"), "/plan", "pattern");
        Api.invalid(repair("{\"plan\": 12}"), "/plan", "wrong_type");
        Api.invalid(repair("{\"hash\": \"0123456789abcdef\"}"), "/hash", "unknown_field");
        Api.problem(repair("plan"), 400, "malformed_body");
    }

    @Test
    void readingAndManagingAreTwoPermissions() {
        for (String path : List.of("status", "drift", "plan", "history")) {
            Api.ok(Api.only("schema:read").get(SCHEMA + path));
            Api.problem(Api.only("schema:manage").get(SCHEMA + path), 403, "forbidden");
        }
        Api.problem(Api.only("schema:read").body("{}").post(SCHEMA + "repair"), 403, "forbidden");
        Api.ok(Api.only("schema:manage").body("{}").post(SCHEMA + "repair"));
        Api.problem(Api.as(TestSignIn.NOBODY).get(SCHEMA + "status"), 401, "unauthenticated");
    }

    private static JsonPath get(String path) {
        return Api.ok(Api.get(SCHEMA + path));
    }

    private static Response repair(String body) {
        return Api.json().body(body).post(SCHEMA + "repair");
    }
}
