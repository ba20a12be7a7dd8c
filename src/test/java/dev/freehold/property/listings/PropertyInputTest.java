package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listing cannot be: refused by name, with nothing stored. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyInputTest {
    private static final String STORED =
            "select (select count(*) from properties) + (select count(*) from listing_history)"
                    + " + (select count(*) from audit_logs where entity = 'properties')";

    @BeforeEach
    void nothing() {
        Database.clear();
    }

    /** In each, the first field is the wrong one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "latitude|out_of_range|\"latitude\": 91, \"longitude\": 0",
                "latitude|out_of_range|\"latitude\": -90.000001, \"longitude\": 0",
                "latitude|out_of_range|\"latitude\": 1e99, \"longitude\": 0",
                "longitude|out_of_range|\"longitude\": 180.000001, \"latitude\": 0",
                "longitude|out_of_range|\"longitude\": -181, \"latitude\": 0",
                "latitude|required|\"longitude\": 10.5",
                "longitude|required|\"latitude\": 59.9",
                "latitude|wrong_type|\"latitude\": \"59.9\", \"longitude\": 10.5",
                "latitude|invalid_number|\"latitude\": 1e999, \"longitude\": 0",
                "list_price|negative|\"list_price\": -1",
                "list_price|negative|\"list_price\": -0.01",
                "list_price|invalid_number|\"list_price\": 1e20",
                "list_price|invalid_number|\"list_price\": 100000000000000000000",
                "list_price|digits|\"list_price\": 1000000000000",
                "list_price|digits|\"list_price\": 1.005",
                "list_price|wrong_type|\"list_price\": \"1\"",
                "close_price|negative|\"close_price\": -1, \"close_date\": \"2026-01-31\"",
                "close_date|required|\"close_price\": 1",
                "close_price|required|\"close_date\": \"2026-01-31\"",
                "close_date|invalid_date|\"close_date\": \"2026-02-30\", \"close_price\": 1",
                "currency|unknown_value|\"currency\": \"XXZ\"",
                "currency|pattern|\"currency\": \"usd\"",
                "currency|pattern|\"currency\": \"US\"",
                "country|unknown_value|\"country\": \"ZZ\"",
                "country|pattern|\"country\": \"USA\"",
                "country|pattern|\"country\": \"no\"",
                "bedrooms_total|invalid_integer|\"bedrooms_total\": 2.5",
                "bedrooms_total|out_of_range|\"bedrooms_total\": -1",
                "bedrooms_total|out_of_range|\"bedrooms_total\": 10001",
                "bathrooms_total|negative|\"bathrooms_total\": -0.5",
                "bathrooms_total|digits|\"bathrooms_total\": 1000",
                "living_area|negative|\"living_area\": -1",
                "living_area_units|unknown_value|\"living_area_units\": \"acres\"",
                "lot_size_area|negative|\"lot_size_area\": -1",
                "lot_size_area|digits|\"lot_size_area\": 0.00001",
                "lot_size_units|unknown_value|\"lot_size_units\": \"morgen\"",
                "year_built|out_of_range|\"year_built\": 999",
                "year_built|out_of_range|\"year_built\": 2201",
                "stories|negative|\"stories\": -1",
                "garage_spaces|negative|\"garage_spaces\": -1",
                "standard_status|unknown_value|\"standard_status\": \"sold\"",
                "expiration_date|before_start|\"expiration_date\": \"2026-01-30\", \"listing_contract_date\": \"2026-01-31\"",
                "agent_id|unknown_reference|\"agent_id\": \"01890000-0000-7000-8000-00000000dead\"",
                "agent_id|invalid_uuid|\"agent_id\": \"ann\"",
                "external_id|required|\"external_source\": \"mls\"",
                "external_source|required|\"external_id\": \"7\"",
                "city|invalid_text|\"city\": \"Os\\u0000lo\"",
                "public_remarks|invalid_text|\"public_remarks\": \"half \\ud83c a house\"",
                "listing_id|length|\"listing_id\": \"\"",
                "listing_id|not_allowed|\"listing_id\": \"  \"",
                "internet_display|wrong_type|\"internet_display\": \"no\"",
                "bedrooms|unknown_field|\"bedrooms\": 3",
            })
    void whatIsWrongIsNamed(String field, String code, String fields) {
        invalid(Api.json().body("{" + fields + "}").post(PROPERTIES), "/" + field, code);
        assertThat(Database.number(STORED)).isZero();

        String path = PROPERTIES + "/" + Api.property(Map.of("bedrooms_total", 3));
        String before = Api.get(path).asString();
        invalid(Api.patch(path, "{" + fields + ", \"mls_status\": \"new\"}"), "/" + field, code);
        assertThat(Api.get(path).asString()).isEqualTo(before);
        assertThat(Database.number(STORED)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "listing_id,100",
        "mls_status,50",
        "property_type,50",
        "property_sub_type,50",
        "unparsed_address,500",
        "street_number,25",
        "street_name,100",
        "unit_number,25",
        "city,150",
        "state_or_province,100",
        "postal_code,20",
        "parcel_number,100",
        "subdivision_name,150",
        "public_remarks,50000"
    })
    void aTextHasItsLength(String field, int length) {
        Api.property(Map.of(field, "\uD83C\uDFE1".repeat(length)));

        invalid(Api.json().body(Map.of(field, "x".repeat(length + 1))).post(PROPERTIES), "/" + field, "length");
        assertThat(Database.number("select count(*) from properties")).isEqualTo(1);
    }

    @Test
    void whereAListingComesFromHasItsLengthToo() {
        invalid(origin("x".repeat(101), "7"), "/external_source", "length");
        invalid(origin("mls", "x".repeat(201)), "/external_id", "length");
        assertThat(Database.number(STORED)).isZero();

        assertThat(origin("x".repeat(100), "x".repeat(200)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard_status",
                "listing_id",
                "currency",
                "living_area_units",
                "lot_size_units",
                "internet_display",
                "internet_address_display"
            })
    void whatAListingAlwaysHasCannotBeCleared(String field) {
        String path = PROPERTIES + "/" + Api.property(Map.of());

        invalid(Api.patch(path, "{\"" + field + "\": null}"), "/" + field, "required");
        assertThat(Api.ok(Api.get(path)).getInt("version")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "version",
                "created_at",
                "updated_at",
                "original_list_price",
                "previous_list_price",
                "price_change_at",
                "status_change_at",
                "days_on_market",
                "photos_count",
                "distance_m"
            })
    void whatTheServiceSetsCannotBePatched(String field) {
        String path = PROPERTIES + "/" + Api.property(Map.of("list_price", 7));
        String before = Api.get(path).asString();

        invalid(Api.patch(path, "{\"" + field + "\": null, \"list_price\": 8}"), "/" + field, "read_only");
        assertThat(Api.get(path).asString()).isEqualTo(before);
    }

    @Test
    void whatTheServiceSetsIsIgnoredInANewListing() {
        JsonPath listing = Api.create(
                PROPERTIES,
                Map.of(
                        "list_price",
                        7,
                        "original_list_price",
                        9,
                        "days_on_market",
                        99,
                        "photos_count",
                        5,
                        "version",
                        8));

        assertThat(listing.getDouble("original_list_price")).isEqualTo(7);
        assertThat(listing.getString("days_on_market")).isNull();
        assertThat(listing.getInt("photos_count")).isZero();
        assertThat(listing.getInt("version")).isEqualTo(1);
    }

    @Test
    void aListingIdIsTakenInAnyCaseAsLongAsItsListingLives() {
        String first = Api.property(Map.of("listing_id", "Oak-1"));
        String second = PROPERTIES + "/" + Api.property(Map.of("listing_id", "oak-2"));

        isTaken(Api.json().body(Map.of("listing_id", "OAK-1")).post(PROPERTIES), "/listing_id");
        isTaken(Api.patch(second, "{\"listing_id\": \"oaK-1\"}"), "/listing_id");
        assertThat(Database.number("select count(*) from properties")).isEqualTo(2);

        Api.delete(PROPERTIES + "/" + first);
        Api.ok(Api.patch(second, "{\"listing_id\": \"oaK-1\"}"));
        isTaken(Api.json().post(PROPERTIES + "/" + first + "/restore"), "/listing_id");
    }

    @Test
    void twoLiveListingsCannotComeFromTheSamePlace() {
        assertThat(origin("mls", "7").statusCode()).isEqualTo(201);

        isTaken(origin("mls", "7"), "/external_id");
        assertThat(origin("other", "7").statusCode()).isEqualTo(201);
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        JsonPath problem = problem(
                Api.json()
                        .body("{\"latitude\": 91, \"longitude\": 181, \"list_price\": -1, \"bedrooms_total\": 2.5}")
                        .post(PROPERTIES),
                400,
                "invalid_input");

        assertThat(problem.getList("errors.pointer"))
                .containsExactlyInAnyOrder("/latitude", "/longitude", "/list_price", "/bedrooms_total");
    }

    private static Response origin(String source, String id) {
        Map<String, String> fields = new HashMap<>();
        fields.put("external_source", source);
        fields.put("external_id", id);
        return Api.json().body(fields).post(PROPERTIES);
    }

    private static void isTaken(Response refused, String pointer) {
        JsonPath problem = problem(refused, 409, "conflict");
        assertThat(problem.getList("errors.pointer")).containsExactly(pointer);
        assertThat(problem.getList("errors.code")).containsExactly("already_exists");
    }
}
