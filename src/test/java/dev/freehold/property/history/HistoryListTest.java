package dev.freehold.property.history;

import static dev.freehold.property.history.History.listing;
import static dev.freehold.property.history.History.patch;
import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of a listing over HTTP. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HistoryListTest {
    private static final String VIEWER = "properties:read";

    private String property;
    private String path;

    @BeforeEach
    void aListingWithAPast() {
        Database.clear();
        property = listing("coming_soon", Map.of("list_price", 100, "on_market_date", "2026-01-05"));
        path = History.path(property);
        for (String body : List.of(
                "{\"standard_status\": \"active\"}",
                "{\"list_price\": 90}",
                "{\"list_price\": 95}",
                "{\"standard_status\": \"pending\", \"list_price\": 94}",
                "{\"standard_status\": \"closed\", \"close_price\": 93, \"close_date\": \"2026-02-01\"}")) {
            Api.ok(patch(property, body));
        }
        listing("active", Map.of("listing_id", "another"));
    }

    @Test
    void theNewestComesFirst() {
        List<String> types = Api.ok(Api.get(path)).getList("items.change_type");

        assertThat(types)
                .containsExactly(
                        "closed", "price_change", "pending", "price_change", "price_change", "active", "new_listing");
    }

    @Test
    void aRowSaysWhatChangedFromWhatToWhat() {
        assertThat(Api.ok(Api.get(path)).<String, Object>getMap("items[1]"))
                .containsOnlyKeys(
                        "id",
                        "property_id",
                        "change_type",
                        "field_name",
                        "previous_value",
                        "new_value",
                        "price",
                        "effective_date",
                        "changed_by",
                        "at")
                .containsEntry("property_id", property)
                .containsEntry("field_name", "list_price")
                .containsEntry("previous_value", "95.00")
                .containsEntry("new_value", "94.00")
                .containsEntry("changed_by", TestSignIn.DEVELOPER.toString());
        assertThat(Api.get(path).asString()).contains("\"price\":94.00,");
    }

    @ParameterizedTest
    @CsvSource({
        "change_type=price_change,3",
        "'change_type=active,closed',2",
        "change_type=back_on_market,0",
        "field_name=standard_status,4",
        "price=93,1",
        "price_gte=95,3",
        "price_lt=94,2",
        "price_is_null=true,0",
        "effective_date=2026-02-01,1",
        "effective_date_lt=2026-01-06,1",
        "changed_by_is_null=false,7",
        "at_gt=2100-01-01T00:00:00Z,0",
    })
    void aFilterKeepsWhatMatches(String query, int rows) {
        Response page = given().urlEncodingEnabled(false).get(path + "?include_total=true&" + query);

        assertThat(Api.ids(page)).hasSize(rows);
        assertThat(page.jsonPath().getInt("total")).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "change_type=sold,change_type,unknown_value",
        "property_id=7,property_id,unknown_parameter",
        "deleted=include,deleted,unknown_parameter",
        "q=price,q,unknown_parameter",
        "'near=1,1',near,unknown_parameter",
        "sort=price,sort,unknown_sort_key",
        "fields=request_id,fields,unknown_field",
        "limit=0,limit,out_of_range",
    })
    void aWrongParameterIsNamed(String query, String parameter, String code) {
        invalidParameter(given().urlEncodingEnabled(false).get(path + "?" + query), parameter, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "-id", "effective_date", "-effective_date", "at", "-at"})
    void aWalkIsTheWholeHistoryOnce(String sort) {
        String direction = sort.startsWith("-") ? " desc" : "";
        String key = sort.replace("-", "");
        List<String> inOrder = Database.column(
                "select id from listing_history where property_id = ?::uuid order by " + key + direction + ", id"
                        + direction,
                property);

        assertThat(inOrder).hasSize(7);
        assertThat(Api.walk(path, Map.of("sort", sort, "limit", 2))).isEqualTo(inOrder);
    }

    @Test
    void theOldestFirstIsTheNewestFirstTurnedAround() {
        List<String> ids = new ArrayList<>(Api.walk(path, Map.of("sort", "id")));
        Collections.reverse(ids);

        assertThat(Api.walk(path, Map.of())).isEqualTo(ids);
    }

    @Test
    void anExportHasEveryRow() {
        String csv = given().accept("text/csv")
                .get(path + "?sort=id&fields=change_type,price")
                .asString();
        assertThat(csv.lines())
                .containsExactly(
                        "change_type,price",
                        "new_listing,100.00",
                        "active,100.00",
                        "price_change,90.00",
                        "price_change,95.00",
                        "pending,94.00",
                        "price_change,94.00",
                        "closed,93.00");
        assertThat(given().accept("application/x-ndjson").get(path).asString().lines())
                .hasSize(7)
                .allMatch(line -> line.contains("\"property_id\":\"" + property + "\""));
    }

    @Test
    void aCursorOfAnotherListingsHistoryIsRefused() {
        String cursor = Api.ok(Api.get(path + "?limit=1")).getString("next_cursor");

        problem(given().queryParam("cursor", cursor).get(History.path(Api.property(Map.of()))), 400, "cursor_mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void whatIsNotTheCallersToKnowHasNoHistory(String accept) {
        String hidden = Api.property(Map.of("internet_display", false));
        String deleted = Api.property(Map.of());
        Api.delete(PROPERTIES + "/" + deleted);

        for (String id : List.of(Api.nobody(), hidden, deleted)) {
            problem(Api.only(VIEWER).accept(accept).get(History.path(id)), 404, "not_found");
        }
        problem(given().accept(accept).get(History.path(deleted)), 404, "not_found");
        assertThat(given().accept(accept).get(History.path(hidden)).statusCode())
                .isEqualTo(200);
        assertThat(Api.only(VIEWER).accept(accept).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void itTakesThePermissionToReadListings() {
        problem(Api.only("projects:read").get(path), 403, "forbidden");
    }

    @Test
    void nobodyWritesHistory() {
        String before = Api.get(path).asString();
        String row = path + "/" + Api.ids(Api.get(path)).get(0);

        for (Response refused : List.of(Api.json().body("{}").post(path), Api.delete(path))) {
            problem(refused, 405, "method_not_allowed");
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
        }
        problem(Api.delete(row), 404, "not_found");
        problem(Api.patch(row, "{\"price\": 1}"), 404, "not_found");
        assertThat(Api.get(path).asString()).isEqualTo(before);
    }
}
