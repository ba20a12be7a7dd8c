package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody becomes the agent of a listing in order to see what is confidential of it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AgentOfAListingTest {
    private String agent;

    @BeforeEach
    void anAgent() {
        Database.clear();
        agent = Api.user("ann");
    }

    private RequestSpecification ann() {
        return Api.only("properties:read", "properties:write").header(TestSignIn.USER, agent);
    }

    private static String listing(Map<String, ?> fields) {
        String path = PROPERTIES + "/" + Api.property(fields);
        Api.ok(Api.json().body("{\"access_code\": \"4711\"}").put(path + "/confidential"));
        return path;
    }

    private String nameAnn() {
        return "{\"agent_id\": \"" + agent + "\"}";
    }

    @Test
    void nobodyMakesHimselfTheAgentOfWhatIsConfidential() {
        String path = listing(Map.of());

        Response refused = ann().body(nameAnn()).patch(path);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.asString()).contains("properties.confidential:read");
        assertThat(ann().get(path + "/confidential").statusCode()).isEqualTo(403);
    }

    @Test
    void norByAnImport() {
        Map<String, Object> fields = new HashMap<>(Map.of("external_source", "mls", "external_id", "1"));
        String path = listing(fields);

        Response refused = ann().contentType("text/csv")
                .body("external_source,external_id,agent_id\nmls,1," + agent + "\n")
                .post(PROPERTIES + "/import");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("properties.confidential:read");
        assertThat(Api.ok(Api.get(path)).getString("agent_id")).isNull();
    }

    @Test
    void theAgentHandsHisListingOn() {
        String path = listing(Map.of("agent_id", agent));
        String other = Api.user("ben");

        Api.ok(ann().body("{\"agent_id\": \"" + other + "\"}").patch(path));

        assertThat(ann().get(path + "/confidential").statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenOfTheAgentDoesNot() {
        String path = listing(Map.of("agent_id", agent));

        Response refused = ann().header(TestSignIn.TOKEN, "yes")
                .body("{\"agent_id\": null}")
                .patch(path);

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void whoSeesItAnywayNamesAnybody() {
        String path = listing(Map.of());

        Api.ok(Api.only("properties:write", "properties.confidential:read")
                .body(nameAnn())
                .patch(path));
    }

    @Test
    void aListingWithoutSecretsIsTakenByWhoeverWorksWithIt() {
        String path = PROPERTIES + "/" + Api.property(Map.of());

        assertThat(Api.ok(ann().body(nameAnn()).patch(path)).getString("agent_id"))
                .isEqualTo(agent);
    }
}
