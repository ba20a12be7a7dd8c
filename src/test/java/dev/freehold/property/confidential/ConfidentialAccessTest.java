package dev.freehold.property.confidential;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.property.confidential.keys.TestConfidentialKeys;
import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know what is confidential, and what becomes of the others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ConfidentialAccessTest {
    private static final String ANYBODY = "projects:read,properties:read";

    private String ann;
    private String listing;
    private String hidden;

    @BeforeEach
    void twoListings() {
        Database.clear();
        ann = Api.user("ann");
        listing = Api.property(Map.of("agent_id", ann));
        hidden = Api.property(Map.of("internet_display", false));
        Confidential.written(listing, Map.of("access_code", "4711"));
        Confidential.written(hidden, Map.of("access_code", "0815"));
        Database.clearAudit();
    }

    @Test
    void whoHasThePermissionReads() {
        assertThat(Api.ok(only("properties:read", Confidential.READ).get(Confidential.path(listing)))
                        .getString("access_code"))
                .isEqualTo("4711");
    }

    @Test
    void whoHasBothPermissionsWrites() {
        RequestSpecification both = only("properties:read", Confidential.READ, Confidential.WRITE);

        assertThat(both.body("{\"access_code\": \"1\"}")
                        .patch(Confidential.path(listing))
                        .statusCode())
                .isEqualTo(200);
        assertThat(both.body("{\"access_code\": \"2\"}")
                        .put(Confidential.path(listing))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theListingsOwnAgentNeedsNeither() {
        assertThat(Api.ok(agent().get(Confidential.path(listing))).getString("access_code"))
                .isEqualTo("4711");
        assertThat(Api.ok(agent().body("{\"access_code\": \"1\"}").patch(Confidential.path(listing)))
                        .getString("access_code"))
                .isEqualTo("1");
        assertThat(Api.ok(agent().body("{\"access_code\": \"2\"}").put(Confidential.path(listing)))
                        .getString("access_code"))
                .isEqualTo("2");
    }

    @Test
    void anAgentIsNobodyAtTheListingsOfOthers() {
        String others = Api.property(Map.of());

        problem(agent().get(Confidential.path(others)), 403, "forbidden");
        assertThat(Confidential.trail()).containsExactly(Confidential.all("refused"));
    }

    @Test
    void whoIsTheAgentNoMoreIsOut() {
        Api.patch(Api.PROPERTIES + "/" + listing, "{\"agent_id\": null}");

        problem(agent().get(Confidential.path(listing)), 403, "forbidden");
    }

    @Test
    void aTokenMadeToReadListingsOpensNoDoors() {
        RequestSpecification token = agent().header(TestSignIn.TOKEN, "true");

        problem(token.get(Confidential.path(listing)), 403, "forbidden");
        problem(token.body("{\"access_code\": \"1\"}").patch(Confidential.path(listing)), 403, "forbidden");
        assertThat(only("properties:read", Confidential.READ)
                        .header(TestSignIn.TOKEN, "true")
                        .get(Confidential.path(listing))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theRefusalNamesThePermissionAndIsOnRecord() {
        String path = Confidential.path(listing);
        assertThat(problem(Api.allowed().get(path), 403, "forbidden").getString("detail"))
                .contains(Confidential.READ);
        assertThat(problem(Api.allowed().get(path + "?fields=access_code"), 403, "forbidden")
                        .getString("detail"))
                .contains(Confidential.READ);
        assertThat(problem(
                                Api.allowed(Confidential.READ)
                                        .body("{\"access_code\": \"1\", \"owner_name\": null}")
                                        .patch(path),
                                403,
                                "forbidden")
                        .getString("detail"))
                .contains(Confidential.WRITE);
        assertThat(problem(Api.allowed(Confidential.WRITE).body("{}").put(path), 403, "forbidden")
                        .getString("detail"))
                .contains(Confidential.READ);

        assertThat(Confidential.trail())
                .containsExactly(
                        Confidential.all("refused"),
                        "refused access_code",
                        "refused owner_name,access_code",
                        Confidential.all("refused"));
        assertThat(Api.ok(Confidential.get(listing)).getInt("version")).isEqualTo(1);
    }

    @Test
    void aListingThatHeMayNotKnowIsNotThereButItsRefusalIsOnRecord() {
        String answer = problem(
                        only("properties:read", Confidential.READ).get(Confidential.path(hidden)), 404, "not_found")
                .getString("detail");

        assertThat(answer).isEqualTo("There is no property " + hidden + ".");
        assertThat(Database.rows("select * from access_audit_log"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("action", "refused")
                        .containsEntry("actor_id", TestSignIn.DEVELOPER));
        assertThat(Database.column("select entity_id from access_audit_log")).containsExactly(hidden);
    }

    @Test
    void aListingInTheTrashIsNotThereButItsRefusalIsOnRecord() {
        Api.delete(Api.PROPERTIES + "/" + listing);

        problem(Confidential.get(listing), 404, "not_found");
        problem(Confidential.patch(listing, "{}"), 404, "not_found");

        assertThat(Confidential.trail()).containsExactly(Confidential.all("refused"), "refused ");
    }

    @Test
    void whatThereIsNotLeavesNoRecord() {
        problem(Confidential.get(Api.nobody()), 404, "not_found");
        problem(Confidential.get("not-a-uuid"), 404, "not_found");

        assertThat(Confidential.trail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH"})
    void whoMayNotSeeListingsIsRefusedAndOnRecord(String method) {
        assertThat(problem(
                                Api.only("projects:read", Confidential.READ, Confidential.WRITE)
                                        .body("{}")
                                        .request(method, Confidential.path(listing)),
                                403,
                                "forbidden")
                        .getString("detail"))
                .contains("properties:read");
        problem(People.anonymous().body("{}").request(method, Confidential.path(listing)), 401, "unauthenticated");
        assertThat(Confidential.trail()).singleElement().asString().startsWith("refused");
    }

    @Test
    void whoMayNotIsRefusedAlsoWhereThereIsNoKey() {
        TestConfidentialKeys.configureNone();

        problem(Api.allowed().get(Confidential.path(listing)), 403, "forbidden");
        assertThat(Confidential.trail()).containsExactly(Confidential.all("refused"));
    }

    @Test
    void managersMayAndAgentsAndViewersMayNot() {
        for (Map.Entry<String, Integer> role :
                List.of(Map.entry("manager", 200), Map.entry("agent", 403), Map.entry("viewer", 403))) {
            People.make("the-" + role.getKey(), role.getKey());
            RequestSpecification request =
                    People.signIn("the-" + role.getKey()).request().body("{\"access_code\": \"1\"}");
            for (String method : List.of("GET", "PATCH", "PUT")) {
                assertThat(request.request(method, Confidential.path(listing)).statusCode())
                        .as(method + " by a " + role.getKey())
                        .isEqualTo(role.getValue());
            }
        }
    }

    private RequestSpecification agent() {
        return only(ANYBODY.split(",", -1)).header(TestSignIn.USER, ann);
    }

    private static RequestSpecification only(String... permissions) {
        return Api.only(permissions);
    }
}
