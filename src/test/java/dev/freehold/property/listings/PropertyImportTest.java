package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Imports of listings, as they come from a public record of sales. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyImportTest {
    private static final String MAPPED = PROPERTIES
            + "/import?columns=id:external_id,date:close_date,price:close_price,floors:stories,grade:"
            + "&default=external_source:county&default=standard_status:closed";

    @BeforeEach
    void nothing() {
        Database.clear();
    }

    private static Response importCsv(RequestSpecification caller, String csv) {
        return caller.contentType("text/csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(MAPPED);
    }

    private static void imported(String csv, int created, int updated) {
        JsonPath report = Api.ok(importCsv(Api.json(), csv));

        assertThat(List.of(report.getInt("created"), report.getInt("updated"), report.getInt("rejected")))
                .containsExactly(created, updated, 0);
    }

    private static Map<String, Object> house(String id) {
        return Api.ok(Api.get(PROPERTIES + "?external_source=county&external_id=" + id))
                .<Map<String, Object>>getList("items")
                .get(0);
    }

    private static List<String> sales(String id) {
        return Database.column(
                "select effective_date || ' ' || price || ' ' || change_type from listing_history h join properties p on p.id = property_id"
                        + " where p.external_id = ? order by effective_date, h.id",
                id);
    }

    private static List<String> state() {
        return Database.column(
                "select concat_ws(' ', external_id, version, updated_at, close_price, close_date,"
                        + " (select count(*) from listing_history where property_id = properties.id)) from properties order by 1");
    }

    @Test
    void aPublicRecordBecomesClosedListings() {
        imported("""
                id,date,price,bedrooms_total,bathrooms_total,floors,grade,postal_code,latitude,longitude
                "7129300520","20141013T000000",221900,3,1.75,"1.5",7,"98178",47.5112,-122.257
                "0001000102","20150225T000000",7.7e+006,33,2,"2",7,"98103",47.6878,-122.331
                """, 2, 0);

        assertThat(house("7129300520"))
                .containsEntry("standard_status", "closed")
                .containsEntry("close_price", 221900.0f)
                .containsEntry("close_date", "2014-10-13")
                .containsEntry("bathrooms_total", 1.75f)
                .containsEntry("stories", 1.5f)
                .containsEntry("latitude", 47.5112f);
        assertThat(house("0001000102")).containsEntry("close_price", 7700000.0f).containsEntry("bedrooms_total", 33);
        assertThat(sales("7129300520")).containsExactly("2014-10-13 221900.00 closed");
    }

    @Test
    void remarksKeepTheirQuotesAndLines() {
        imported(
                "\uFEFFid,date,price,public_remarks\n1,2014-05-01,100,\"A \"\"gem\"\", really;\r\nsee it – soon\"\n",
                1,
                0);

        assertThat(house("1")).containsEntry("public_remarks", "A \"gem\", really;\r\nsee it – soon");
    }

    @Test
    void latin1InRemarksIsRefusedWithItsLine() {
        Response refused = Api.json()
                .contentType("text/csv")
                .body("id,date,price,public_remarks\n1,2014-05-01,100,Caf\u00e9\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .post(MAPPED);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getInt("errors[0].line")).isEqualTo(2);
        assertThat(Database.number("select count(*) from properties")).isZero();
    }

    @Test
    void aHouseThatWasSoldAgainHasARowOfHistoryForEachSale() {
        imported("""
                id,date,price
                1,20140501T000000,100
                2,20140601T000000,900
                1,20141101T000000,150
                1,20150301T000000,200
                """, 2, 2);

        assertThat(sales("1"))
                .containsExactly("2014-05-01 100.00 closed", "2014-11-01 150.00 closed", "2015-03-01 200.00 closed");
        assertThat(house("1")).containsEntry("close_price", 200.0f).containsEntry("close_date", "2015-03-01");
        assertThat(sales("2")).hasSize(1);
    }

    @Test
    void theOrderOfTheFileDoesNotMatter() {
        imported("""
                id,date,price,postal_code
                1,2015-03-01,200,98101
                1,2014-05-01,100,00000
                1,2014-11-01,150,00000
                """, 1, 2);

        assertThat(sales("1"))
                .containsExactly("2014-05-01 100.00 closed", "2014-11-01 150.00 closed", "2015-03-01 200.00 closed");
        assertThat(house("1"))
                .containsEntry("close_price", 200.0f)
                .containsEntry("postal_code", "98101")
                .containsEntry("version", 1);
        assertThat(Database.column(
                        "select distinct changed_by || ' ' || (request_id is not null) from listing_history"))
                .containsExactly("01890000-0000-7000-8000-000000000001 true");
    }

    @Test
    void aSecondImportChangesNothing() {
        String file = """
                id,date,price,postal_code
                1,2014-05-01,100,98101
                1,2015-03-01,200,98102
                2,2014-05-01,100,98101
                1,2014-11-01,150,98101
                """;
        imported(file, 2, 2);
        List<String> before = state();

        imported(file, 0, 4);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aSaleAtTheSamePriceOnAnotherDayIsAnotherSale() {
        imported("id,date,price\n1,2014-05-01,100\n1,2014-06-01,100\n", 1, 1);

        assertThat(sales("1")).containsExactly("2014-05-01 100.00 closed", "2014-06-01 100.00 closed");
    }

    @Test
    void anOldSaleDoesNotCloseAListingThatIsBackOnTheMarket() {
        String file = "id,date,price\n1,2014-05-01,100\n";
        imported(file, 1, 0);
        Api.ok(Api.patch(
                PROPERTIES + "/" + house("1").get("id"), "{\"standard_status\": \"active\", \"list_price\": 300}"));

        imported(file, 0, 1);

        assertThat(house("1")).containsEntry("standard_status", "active").containsEntry("list_price", 300.0f);
    }

    @Test
    void aLaterSaleNeedsNoCorrectionButAnotherPriceOnTheSameDayDoes() {
        imported("id,date,price\n1,2014-05-01,100\n", 1, 0);

        Response refused = importCsv(Api.only("properties:write"), "id,date,price\n1,2014-05-01,101\n");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("final_status");
        assertThat(sales("1")).containsExactly("2014-05-01 100.00 closed");

        assertThat(importCsv(Api.only("properties:write"), "id,date,price\n1,2015-05-01,101\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(importCsv(Api.only("properties:write", "properties:correct"), "id,date,price\n1,2015-05-01,102\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sales("1"))
                .containsExactly("2014-05-01 100.00 closed", "2015-05-01 101.00 closed", "2015-05-01 102.00 closed");
    }

    @Test
    void aLaterSaleChangesNothingElseThatIsFinal() {
        imported("id,date,price\n1,2014-05-01,100\n", 1, 0);

        Response refused = importCsv(Api.only("properties:write"), "id,date,price,list_price\n1,2015-05-01,101,7\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/list_price");
        assertThat(sales("1")).containsExactly("2014-05-01 100.00 closed");
    }

    @Test
    void twoImportsAtOnceRecordASaleOnce() {
        String houses = IntStream.range(0, 300)
                .mapToObj(house -> house + ",%s,100\n")
                .collect(Collectors.joining("", "id,date,price\n", ""));
        imported(houses.replace("%s", "2015-05-01"), 300, 0);

        List<Response> answers = Parallel.run(2, i -> importCsv(Api.json(), houses.replace("%s", "2014-05-01")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(Database.number("select count(*) from listing_history")).isEqualTo(600);
    }

    @Test
    void nullForWhatCannotBeNullSaysNothing() {
        String row =
                "{\"external_source\": \"mls\", \"external_id\": \"1\", \"currency\": null, \"internet_display\": null}";
        for (int round = 0; round < 2; round++) {
            Response answer = Api.json()
                    .contentType("application/x-ndjson")
                    .body(row.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(PROPERTIES + "/import");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }
        assertThat(Database.column("select version || currency from properties"))
                .containsExactly("1USD");
    }

    @Test
    void theWayBackFromTheTrashIsNoSale() {
        imported("id,date,price,list_price\n1,2014-05-01,100,120\n", 1, 0);
        String path = PROPERTIES + "/" + house("1").get("id");
        assertThat(Api.delete(path).statusCode()).isEqualTo(204);
        Api.ok(Api.json().post(path + "/restore"));

        imported("id,date,price\n1,2015-05-01,150\n", 0, 1);

        assertThat(house("1")).containsEntry("close_price", 150.0f);
    }

    @Test
    void anIllegalJumpIsRefusedWithItsLine() {
        imported("id,date,price\n1,2014-05-01,100\n", 1, 0);
        Api.ok(Api.patch(PROPERTIES + "/" + house("1").get("id"), "{\"standard_status\": \"expired\"}"));

        Response refused = importCsv(Api.json(), "id,date,price\n2,2014-05-01,100\n1,2016-05-01,100\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("illegal_transition");
        assertThat(refused.jsonPath().getInt("errors[0].line")).isEqualTo(3);
        assertThat(Database.number("select count(*) from properties")).isEqualTo(1);
    }

    @Test
    void aRowWithHalfAPlaceIsRefused() {
        Response refused = importCsv(Api.json(), "id,date,price,latitude,longitude\n1,2014-05-01,1,,-122\n");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/latitude");
    }

    @Test
    void eachBadRowIsNamed() {
        Response refused = importCsv(Api.json(), """
                id,date,price,bedrooms_total,latitude,longitude
                1,2014-05-01,-1,3,47,-122
                2,2014-05-01,1e20,3,47,-122
                3,2014-05-01,1,2.5,47,-122
                4,2014-05-01,1,2,91,-122
                5,20140501T103000,1,2,47,-122
                """);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.pointer"))
                .containsExactly("/close_price", "/close_price", "/bedrooms_total", "/latitude", "/close_date");
        assertThat(Database.number("select count(*) from properties")).isZero();
        assertThat(Database.number("select count(*) from listing_history")).isZero();
    }
}
