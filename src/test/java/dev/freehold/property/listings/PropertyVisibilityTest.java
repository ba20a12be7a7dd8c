package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
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
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing that is not displayed is there for those who work with listings, and for its own agent. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyVisibilityTest {
    private static final Map<String, ?> PLACE = Map.of(
            "city", "Oslo", "latitude", 59.91, "longitude", 10.75, "public_remarks", "garden", "list_price", 100);

    private String agent;
    private String shown;
    private String hidden;

    @BeforeEach
    void oneOfEach() {
        Database.clear();
        agent = Api.user("agent");
        shown = Api.property(with(Map.of("listing_id", "shown")));
        hidden = Api.property(with(Map.of("listing_id", "hidden", "internet_display", false, "agent_id", agent)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?q=garden",
                "?q=Oslo",
                "?city=Oslo",
                "?near=10.75,59.91",
                "?bbox=10,59,11,60",
                "?bbox=10,59,11,60&near=10.75,59.91&q=garden&list_price_lte=100",
                "?internet_display=true,false",
                "?listing_id=shown,hidden",
                "?agent_id_is_null=true",
                "?sort=list_price,listing_id&limit=1",
            })
    void noListShowsIt(String query) {
        String list = PROPERTIES + query;

        assertThat(Api.ids(viewer().get(list))).containsExactly(shown);
        Response counted = viewer().get(list + (query.isEmpty() ? "?" : "&") + "include_total=true");
        assertThat(Api.ok(counted).getInt("total")).isEqualTo(1);
        assertThat(counted.jsonPath().getString("next_cursor")).isNull();
        for (String mediaType : new String[] {"text/csv", "application/x-ndjson"}) {
            assertThat(viewer().accept(mediaType).get(list).asString())
                    .contains(shown)
                    .doesNotContain(hidden);
        }
    }

    @Test
    void whatAsksForItAloneFindsNothing() {
        for (String query :
                new String[] {"internet_display=false", "id=" + hidden, "listing_id=hidden", "agent_id=" + agent}) {
            JsonPath page = Api.ok(viewer().get(PROPERTIES + "?include_total=true&" + query));
            assertThat(page.getList("items")).isEmpty();
            assertThat(page.getInt("total")).isZero();
        }
    }

    @Test
    void itAnswersAsIfItWereNotThere() {
        for (String more : new String[] {"", "/history", "?fields=id", "/history?include_total=true"}) {
            Response known = viewer().get(PROPERTIES + "/" + hidden + more);
            problem(known, 404, "not_found");
            String nobody = Api.nobody();
            Response unknown = viewer().get(PROPERTIES + "/" + nobody + more);
            assertThat(withoutRequestId(known).replace(hidden, nobody)).isEqualTo(withoutRequestId(unknown));
        }
        problem(viewer().header("If-None-Match", "\"1\"").get(PROPERTIES + "/" + hidden), 404, "not_found");
    }

    @Test
    void whoWorksWithListingsSeesIt() {
        RequestSpecification office = Api.only("properties:read", "properties:write");

        assertThat(Api.ids(office.get(PROPERTIES + "?q=garden&near=10.75,59.91")))
                .containsExactlyInAnyOrder(shown, hidden);
        Api.ok(Api.only("properties:read", "properties:write").get(PROPERTIES + "/" + hidden));
        Api.ok(Api.only("properties:read", "properties:write").get(PROPERTIES + "/" + hidden + "/history"));
    }

    @Test
    void itsOwnAgentSeesIt() {
        assertThat(Api.ids(agent().get(PROPERTIES))).containsExactly(hidden, shown);
        assertThat(Api.ids(agent().get(PROPERTIES + "?q=garden&internet_display=false")))
                .containsExactly(hidden);
        assertThat(Api.ok(agent().get(PROPERTIES + "/" + hidden)).getString("city"))
                .isEqualTo("Oslo");
        Api.ok(agent().get(PROPERTIES + "/" + hidden + "/history"));
    }

    @Test
    void whoIsNoLongerItsAgentSeesItNoMore() {
        String cursor = Api.ok(agent().get(PROPERTIES + "?limit=1")).getString("next_cursor");
        Api.ok(Api.patch(PROPERTIES + "/" + hidden, "{\"agent_id\": null}"));

        assertThat(Api.ids(agent().get(PROPERTIES))).containsExactly(shown);
        assertThat(Api.ids(agent().queryParam("cursor", cursor).get(PROPERTIES + "?limit=1")))
                .containsExactly(shown);
        problem(agent().get(PROPERTIES + "/" + hidden), 404, "not_found");
    }

    @Test
    void aCursorIsOnesOwn() {
        String cursor = Api.ok(agent().get(PROPERTIES + "?limit=1")).getString("next_cursor");

        problem(viewer().queryParam("cursor", cursor).get(PROPERTIES + "?limit=1"), 400, "cursor_mismatch");
    }

    @Test
    void whoOnlyReadsChangesNothing() {
        problem(viewer().body("{\"city\": \"Bergen\"}").patch(PROPERTIES + "/" + shown), 403, "forbidden");
        problem(agent().body("{\"city\": \"Bergen\"}").patch(PROPERTIES + "/" + hidden), 403, "forbidden");
        problem(viewer().body("{}").post(PROPERTIES), 403, "forbidden");
        problem(viewer().delete(PROPERTIES + "/" + shown), 403, "forbidden");
        problem(viewer().post(PROPERTIES + "/" + shown + "/restore"), 403, "forbidden");
        problem(Api.allowed().delete(PROPERTIES + "/" + shown + "?purge=true"), 403, "forbidden");
        problem(Api.only("projects:read").get(PROPERTIES), 403, "forbidden");
        problem(viewer().get(PROPERTIES + "?deleted=only"), 403, "forbidden");
    }

    private static RequestSpecification viewer() {
        return Api.only("properties:read");
    }

    private RequestSpecification agent() {
        return viewer().header(TestSignIn.USER, agent);
    }

    private static String withoutRequestId(Response answer) {
        return answer.asString().replaceAll("\"request_id\":\"[^\"]+\"", "");
    }

    private static Map<String, Object> with(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(PLACE);
        all.putAll(fields);
        return all;
    }
}
