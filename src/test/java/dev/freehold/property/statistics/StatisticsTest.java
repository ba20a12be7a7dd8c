package dev.freehold.property.statistics;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StatisticsTest {
    private static final String STATS = PROPERTIES + "/stats";

    @BeforeEach
    void nothing() {
        Database.clear();
    }

    private static void sold(String date, int price, String postalCode, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "standard_status", "closed", "close_date", date, "close_price", price, "postal_code", postalCode));
        fields.putAll(more);
        Api.property(fields);
    }

    private static JsonPath stats(String query) {
        return Api.ok(Api.get(STATS + query));
    }

    @Test
    void medianAndQuartilesAreInterpolated() {
        for (int price : List.of(100, 200, 300, 400)) {
            sold("2015-03-10", price, "98101", Map.of());
        }

        JsonPath picture = stats("");

        assertThat(picture.getList("items")).hasSize(1);
        assertThat(picture.getString("items[0].month")).isEqualTo("2015-03");
        assertThat(picture.getString("items[0].standard_status")).isEqualTo("closed");
        assertThat(picture.getString("items[0].currency")).isEqualTo("USD");
        assertThat(picture.getInt("items[0].count")).isEqualTo(4);
        assertThat(picture.getFloat("items[0].price.p25")).isEqualTo(175);
        assertThat(picture.getFloat("items[0].price.median")).isEqualTo(250);
        assertThat(picture.getFloat("items[0].price.p75")).isEqualTo(325);
        assertThat(picture.getString("items[0].price_per_area")).isNull();
    }

    @Test
    void aListingThatIsNotSoldCountsWithItsListPriceInTheMonthThatItCameToTheMarket() {
        Api.property(Map.of("standard_status", "active", "list_price", 900, "on_market_date", "2020-02-29"));

        JsonPath picture = stats("");

        assertThat(picture.getString("items[0].month")).isEqualTo("2020-02");
        assertThat(picture.getFloat("items[0].price.median")).isEqualTo(900);
    }

    @Test
    void listingsWithoutAPriceAreCountedAndNoMore() {
        Api.property(Map.of());

        JsonPath picture = stats("?group_by=standard_status");

        assertThat(picture.getInt("items[0].count")).isEqualTo(1);
        assertThat(picture.getString("items[0].price")).isNull();
        assertThat(picture.getString("items[0].month")).isNull();
    }

    @Test
    void areasInOtherUnitsAreConverted() {
        sold("2015-03-10", 1000, "1", Map.of("living_area", 100, "living_area_units", "square_feet"));
        sold("2015-03-10", 1000, "1", Map.of("living_area", 9.29, "living_area_units", "square_meters"));

        assertThat(stats("").getFloat("items[0].price_per_area.median")).isBetween(9.99f, 10.01f);
        assertThat(stats("?area_units=square_meters").getFloat("items[0].price_per_area.median"))
                .isBetween(107.5f, 107.75f);
    }

    @Test
    void anAreaOfZeroHasNoPriceByArea() {
        sold("2015-03-10", 1000, "1", Map.of("living_area", 0));

        assertThat(stats("").getString("items[0].price_per_area")).isNull();
        assertThat(stats("").getFloat("items[0].price.median")).isEqualTo(1000);
    }

    @Test
    void currenciesAreNeverMixed() {
        sold("2015-03-10", 100, "1", Map.of());
        sold("2015-03-10", 900, "1", Map.of("currency", "EUR"));

        assertThat(stats("").getList("items.currency")).containsExactly("EUR", "USD");
        assertThat(stats("").getList("items.count")).containsExactly(1, 1);
    }

    @Test
    void groupsComeInOrderAndTakeTheFiltersOfTheList() {
        sold("2015-03-10", 100, "98102", Map.of());
        sold("2015-02-10", 300, "98102", Map.of());
        sold("2015-02-11", 500, "98102", Map.of());
        sold("2015-02-10", 900, "98101", Map.of("latitude", 47.6, "longitude", -122.3));

        JsonPath all = stats("?group_by=postal_code,month");
        assertThat(all.getList("items.month")).containsExactly("2015-02", "2015-02", "2015-03");
        assertThat(all.getList("items.postal_code")).containsExactly("98101", "98102", "98102");

        assertThat(stats("?group_by=postal_code&close_price_lt=300").getList("items.count"))
                .containsExactly(1);
        assertThat(stats("?group_by=postal_code&near=-122.3,47.6").getList("items.postal_code"))
                .containsExactly("98101");
    }

    @Test
    void whatIsNotForEverybodyIsNotCountedForHim() {
        sold("2015-03-10", 100, "98101", Map.of());
        sold("2015-03-10", 900, "98102", Map.of("internet_display", false));
        sold("2015-03-10", 300, "98103", Map.of("internet_address_display", false));

        JsonPath seen = Api.ok(Api.only("properties:read").get(STATS + "?group_by=postal_code"));

        assertThat(seen.getList("items.postal_code")).containsExactly("98101", null);
        assertThat(seen.getList("items.count")).containsExactly(1, 1);
        assertThat(Api.ok(Api.only("properties:read").get(STATS + "?postal_code=98103"))
                        .getList("items"))
                .isEmpty();
        assertThat(stats("?group_by=postal_code").getList("items.count")).containsExactly(1, 1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "group_by=year,group_by,unknown_value",
        "group_by=,group_by,unknown_value",
        "'group_by=month,month',group_by,repeated",
        "group_by=month&group_by=city,group_by,repeated",
        "area_units=acres,area_units,unknown_value",
        "limit=10,limit,unknown_parameter",
        "sort=city,sort,unknown_parameter",
        "nonsense=1,nonsense,unknown_parameter",
        "list_price_gte=much,list_price_gte,invalid_number"
    })
    void aBadParameterIsNamed(String query, String parameter, String code) {
        Response answer = Api.get(STATS + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].parameter")).isEqualTo(parameter);
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo(code);
    }
}
