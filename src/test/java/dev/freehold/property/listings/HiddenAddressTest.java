package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may not see an address cannot find it out: whatever he asks, the answer is the same wherever the listing is.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HiddenAddressTest {
    @BeforeEach
    @AfterEach
    void nothing() {
        Database.clear();
    }

    static Stream<String> queries() {
        Stream<String> filters = Worlds.LOCATED.stream()
                .filter(field -> !List.of("unparsed_address", "street_number", "unit_number")
                        .contains(field))
                .flatMap(field -> Stream.of(
                                "%s=%s",
                                "%1$s=%3$s&include_total=true",
                                "%s=%s,%s&fields=listing_id",
                                "%s_is_null=true&sort=id",
                                "%s_is_null=false&fields=listing_id")
                        .map(query -> query.formatted(
                                field, Worlds.value(Worlds.AALBORG, field), Worlds.value(Worlds.ZWOLLE, field))))
                // A listing that names its source has an id there in every world.
                .filter(query -> !query.startsWith("external_id_is_null"));
        Stream<String> ranges = Stream.of("latitude", "longitude").flatMap(field -> Stream.of("gt", "gte", "lt", "lte")
                .map(operator ->
                        field + "_" + operator + "=" + (field.equals("latitude") ? 55 : 8) + "&include_total=true"));
        Stream<String> sorts = Stream.of("city", "state_or_province", "postal_code")
                .flatMap(field -> Stream.of(
                                "sort=%s&limit=1",
                                "sort=-%s&limit=2",
                                "sort=list_price,%s&limit=2",
                                "q=garden&sort=%s,listing_id&limit=1",
                                "sort=%s&fields=listing_id")
                        .map(query -> query.formatted(field)));
        return Stream.of(filters, ranges, sorts, others()).flatMap(query -> query);
    }

    private static Stream<String> others() {
        return Stream.of(
                "",
                "include_total=true&limit=2",
                "id=" + Worlds.FIRST,
                "internet_address_display=false",
                "external_source=mls",
                "q=Aalborg",
                "q=Zwolle&include_total=true",
                "q=garden -Aalborg",
                "q=garden -elm&include_total=true",
                "q=garden Zwolle",
                "q=oak or garden",
                "q=garden&limit=1",
                "q=\"a garden\" aalborg",
                "q=9000",
                "q=8b or 1a",
                "q=jutland or terrace",
                "near=9.92,57.05",
                "near=9.92,57.05&radius_m=1&include_total=true",
                "near=6.09,52.51&radius_m=100000&sort=-distance_m",
                "near=6.09,52.51&q=garden",
                "near=9.9,57&radius_m=20000&sort=city",
                "bbox=9,57,10,58",
                "bbox=-180,-90,180,90&limit=1",
                "bbox=6,52,7,53&near=6.09,52.51&city=Zwolle",
                "bbox=170,-90,10,90&include_total=true");
    }

    @Test
    void noListTellsTheWorldsApart() {
        isToldTheSameInEachWorld(queries().toList(), HiddenAddressTest::walk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void noExportTellsTheWorldsApart(String mediaType) {
        isToldTheSameInEachWorld(
                List.of("", "sort=city", "q=garden -Aalborg", "near=9.92,57.05&radius_m=100000", "city=Aalborg"),
                (caller, query) -> caller.accept(mediaType).get(list(query)).asString());
    }

    @Test
    void noObjectTellsTheWorldsApart() {
        isToldTheSameInEachWorld(List.of("", "?fields=city,latitude"), (caller, more) -> {
            Response answer = caller.get(PROPERTIES + "/" + Worlds.FIRST + more);
            return answer.statusCode() + answer.header("ETag") + answer.asString();
        });
    }

    @Test
    void whatIsConcealedIsNullAndAllElseIsThere() {
        Worlds.build(0);
        Map<String, Object> seen =
                Api.ok(viewer().get(PROPERTIES + "/" + Worlds.FIRST)).getMap("$");

        assertThat(seen).containsEntry("listing_id", "A-1").containsEntry("external_source", "mls");
        assertThat(seen.get("public_remarks")).isEqualTo("a garden and a pond");
        assertThat(Worlds.LOCATED).allSatisfy(field -> assertThat(seen).containsEntry(field, null));
        for (String mediaType : List.of("application/json", "text/csv", "application/x-ndjson")) {
            String list = viewer().accept(mediaType)
                    .get(PROPERTIES + "?internet_address_display=false")
                    .asString();
            assertThat(list)
                    .contains("A-1", "A-2")
                    .doesNotContain("Aalborg", "Zwolle", "57.05", "P-1", "E-2", "Jutland");
        }
    }

    @Test
    void whatIsShownIsFoundByItsAddress() {
        Worlds.build(0);
        for (String query : List.of(
                "city=Aalborg",
                "q=Aalborg",
                "near=9.92,57.05",
                "bbox=9,57,10,58",
                "latitude=57.05",
                "parcel_number=S-1",
                "external_id=X-1",
                "q=garden -Zwolle -Molde -pond -terrace")) {
            assertThat(Api.ok(viewer().get(list(query))).getList("items.listing_id"))
                    .as(query)
                    .containsExactly("S-1");
        }
    }

    @Test
    void theOfficeSeesAndFindsEverything() {
        Worlds.build(0);
        for (String query : List.of(
                "city=Aalborg",
                "q=Aalborg",
                "near=9.92,57.05",
                "bbox=9,57,10,58",
                "latitude_gt=57&latitude_lt=58",
                "q=garden -Zwolle -Molde")) {
            Response page =
                    Api.only("properties:read", "properties:write").get(PROPERTIES + "?sort=listing_id&" + query);
            assertThat(Api.ok(page).getList("items.listing_id")).as(query).containsExactly("A-1", "S-1");
            assertThat(page.jsonPath().getList("items.city")).containsOnly("Aalborg");
            assertThat(page.jsonPath().getDouble("items[0].latitude")).isEqualTo(57.05);
        }
        assertThat(Api.ok(Api.get(PROPERTIES + "?external_id=E-2&parcel_number=P-2"))
                        .getString("items[0].listing_id"))
                .isEqualTo("A-2");
    }

    /** The viewer is told the same in each world; the office is not, or else nothing was asked. */
    private static void isToldTheSameInEachWorld(
            List<String> questions, BiFunction<RequestSpecification, String, String> ask) {
        Map<String, Set<String>> toViewer = new HashMap<>();
        Map<String, Set<String>> toOffice = new HashMap<>();
        for (int world = 0; world < Worlds.COUNT; world++) {
            Worlds.build(world);
            for (String question : questions) {
                toViewer.computeIfAbsent(question, key -> new HashSet<>()).add(ask.apply(viewer(), question));
                toOffice.computeIfAbsent(question, key -> new HashSet<>()).add(ask.apply(given(), question));
            }
        }
        assertThat(toViewer)
                .allSatisfy(
                        (question, answers) -> assertThat(answers).as(question).hasSize(1));
        assertThat(toOffice)
                .allSatisfy(
                        (question, answers) -> assertThat(answers).as(question).hasSizeGreaterThan(1));
    }

    /** All pages, with all that the answers say. */
    private static String walk(RequestSpecification caller, String query) {
        StringBuilder pages = new StringBuilder();
        String cursor = null;
        do {
            RequestSpecification request = given().spec(caller);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(list(query));
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            pages.append(page.header("Link")).append(page.asString()).append('\n');
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);
        return pages.toString();
    }

    private static String list(String query) {
        return PROPERTIES + (query.isEmpty() ? "" : "?" + query);
    }

    private static RequestSpecification viewer() {
        return Api.only("properties:read");
    }
}
