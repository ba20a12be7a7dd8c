package dev.freehold.property.history;

import static dev.freehold.property.history.History.lastBy;
import static dev.freehold.property.history.History.listing;
import static dev.freehold.property.history.History.patch;
import static dev.freehold.property.history.History.sql;
import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a change writes, and what they say. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ListingHistoryTest {
    private static final String CREATED = "new_listing standard_status - active 100.00";

    private String property;

    @BeforeEach
    void anActiveListing() {
        Database.clear();
        property = listing("active", Map.of("list_price", 100));
    }

    @Test
    void aCreationIsOneRow() {
        assertThat(History.of(property)).containsExactly(CREATED);
        assertThat(History.of(Api.property(Map.of()))).containsExactly("new_listing standard_status - incomplete -");
        assertThat(History.of(listing("closed", Map.of("close_price", 7, "close_date", "2026-01-31"))))
                .containsExactly("closed standard_status - closed 7.00");
    }

    @Test
    void aChangeOfStatusIsOneRow() {
        Api.ok(patch(property, "{\"standard_status\": \"pending\"}"));

        assertThat(History.of(property)).containsExactly(CREATED, "pending standard_status active pending 100.00");
    }

    @Test
    void aChangeOfPriceIsOneRow() {
        Api.ok(patch(property, "{\"list_price\": 90.5}"));
        Api.ok(patch(property, "{\"list_price\": null}"));
        Api.ok(patch(property, "{\"list_price\": 80}"));

        assertThat(History.of(property))
                .containsExactly(
                        CREATED,
                        "price_change list_price 100.00 90.50 90.50",
                        "price_change list_price 90.50 - -",
                        "price_change list_price - 80.00 80.00");
    }

    @Test
    void bothAtOnceAreTwoRows() {
        Api.ok(patch(property, "{\"list_price\": 90, \"standard_status\": \"hold\"}"));

        assertThat(History.of(property))
                .containsExactly(
                        CREATED,
                        "hold standard_status active hold 90.00",
                        "price_change list_price 100.00 90.00 90.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"list_price\": 100}",
                "{\"list_price\": 100.00, \"standard_status\": \"active\"}",
                "{\"public_remarks\": \"sunny\", \"list_price\": 100.0}",
                "{\"city\": \"Oslo\", \"bedrooms_total\": 3}"
            })
    void whatChangesNeitherIsNoRow(String body) {
        Api.ok(patch(property, body));

        assertThat(History.of(property)).containsExactly(CREATED);
    }

    @Test
    void whatSqlLeavesAsItIsIsNoRow() throws SQLException {
        sql("update properties set list_price = 100, standard_status = 'active', city = 'Oslo'");
        sql("update properties set list_price = list_price, close_price = null");

        assertThat(History.of(property)).containsExactly(CREATED);
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete,active",
        "coming_soon,active",
        "active_under_contract,back_on_market",
        "pending,back_on_market",
        "hold,back_on_market",
        "withdrawn,back_on_market",
        "expired,back_on_market",
        "canceled,back_on_market",
        "closed,back_on_market",
    })
    void activeAfterItWasOnceIsBackOnTheMarket(String from, String type) throws SQLException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String byPatch = listing(from, Map.of());
        String bySql = listing(from, Map.of());

        Api.ok(patch(
                byPatch,
                "{\"standard_status\": \"active\", \"listing_contract_date\": \"%s\", \"expiration_date\": \"%s\"}"
                        .formatted(today, today.plusDays(9))));
        sql("update properties set standard_status = 'active' where id = '" + bySql + "'");

        String row = type + " standard_status " + from + " active -";
        assertThat(History.of(byPatch)).hasSize(2).endsWith(row);
        assertThat(History.of(bySql)).hasSize(2).endsWith(row);
    }

    @Test
    void whatWasNeverOnTheMarketDoesNotReturnToIt() {
        LocalDate since = LocalDate.now(ZoneOffset.UTC).minusDays(5);
        String held = listing("coming_soon", Map.of("on_market_date", since.toString()));
        Api.ok(patch(held, "{\"standard_status\": \"hold\"}"));

        JsonPath active = Api.ok(patch(held, "{\"standard_status\": \"active\"}"));

        assertThat(History.of(held)).last().asString().startsWith("active standard_status hold active");
        assertThat(active.getInt("days_on_market")).isEqualTo(5);
    }

    @Test
    void aReturnWithAnEarlierMarketDateCountsNoDayTwice() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String listing =
                listing("active", Map.of("on_market_date", today.minusDays(9).toString()));
        Api.ok(patch(listing, "{\"standard_status\": \"pending\"}"));

        JsonPath back = Api.ok(patch(
                listing,
                "{\"standard_status\": \"active\", \"on_market_date\": \"%s\"}".formatted(today.minusDays(4))));

        assertThat(back.getInt("days_on_market")).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coming_soon",
                "active_under_contract",
                "pending",
                "hold",
                "withdrawn",
                "expired",
                "canceled",
                "closed",
                "incomplete"
            })
    void everyOtherStatusIsATypeOfItsOwn(String to) throws SQLException {
        sql("update properties set standard_status = '" + to + "'");

        String price = to.equals("closed") ? "-" : "100.00";
        assertThat(History.of(property)).containsExactly(CREATED, to + " standard_status active " + to + " " + price);
    }

    @Test
    void deletionAndRestorationAreARowEach() {
        Api.delete(PROPERTIES + "/" + property);
        Api.delete(PROPERTIES + "/" + property);
        Api.ok(Api.json().post(PROPERTIES + "/" + property + "/restore"));
        Api.ok(Api.json().post(PROPERTIES + "/" + property + "/restore"));

        assertThat(History.of(property)).hasSize(3);
        assertThat(History.of(property).get(1)).startsWith("deleted deleted_at - ");
        assertThat(History.of(property).get(2)).startsWith("active deleted_at ").endsWith(" - 100.00");
    }

    @Test
    void aSecondSaleIsARowOfItsOwn() {
        String sold = listing("closed", Map.of("close_price", 500, "close_date", "2014-10-13"));

        Api.ok(patch(sold, "{\"close_price\": 600, \"close_date\": \"2015-02-25\"}"));
        Api.ok(patch(sold, "{\"close_date\": \"2015-02-26\"}"));

        assertThat(History.of(sold))
                .containsExactly(
                        "closed standard_status - closed 500.00",
                        "closed close_price 500.00 600.00 600.00",
                        "closed close_date 2015-02-25 2015-02-26 600.00");
        assertThat(Database.column(
                        "select effective_date from listing_history where property_id = ?::uuid" + " order by id",
                        sold))
                .containsExactly("2014-10-13", "2015-02-25", "2015-02-26");
    }

    @Test
    void aPriceThatIsAgreedBeforeTheSaleIsAChangeOfPrice() {
        String agreed = "price_change close_price - 95.00";
        Api.ok(patch(property, "{\"close_price\": 95, \"close_date\": \"2026-01-31\"}"));
        assertThat(History.of(property)).hasSize(2).last().asString().startsWith(agreed);

        Api.ok(patch(property, "{\"standard_status\": \"closed\"}"));
        assertThat(History.of(property)).hasSize(3).last().isEqualTo("closed standard_status active closed 95.00");
    }

    @Test
    void aPatchSaysWhoWhenAndByWhichRequest() {
        String ann = Api.user("ann");

        JsonPath patched = Api.ok(Api.as(ann)
                .header("X-Request-Id", "request-7")
                .body("{\"list_price\": 90, \"standard_status\": \"pending\"}")
                .patch(PROPERTIES + "/" + property));

        List<Map<String, Object>> rows = Api.ok(Api.get(History.path(property))).getList("items");
        for (Map<String, Object> row : rows.subList(0, 2)) {
            assertThat(row).containsEntry("changed_by", ann).containsEntry("at", patched.getString("updated_at"));
        }
        assertThat(patched.getString("price_change_at")).isEqualTo(patched.getString("updated_at"));
        assertThat(patched.getString("status_change_at")).isEqualTo(patched.getString("updated_at"));
        assertThat(lastBy(property)).isEqualTo(ann + " request-7");
        assertThat(rows.get(2)).containsEntry("changed_by", TestSignIn.DEVELOPER.toString());
    }

    @Test
    void plainSqlIsByNobodyOrByWhomItNames() throws SQLException {
        String ann = Api.user("ann");
        sql("update properties set list_price = 90");
        assertThat(lastBy(property)).isEqualTo("- -");

        sql(
                "set local freehold.actor_id = '" + ann + "'",
                "set local freehold.request_id = 'ticket-7'",
                "update properties set standard_status = 'hold'");
        assertThat(lastBy(property)).isEqualTo(ann + " ticket-7");

        sql("insert into properties (id, listing_id) values ('" + Api.nobody() + "', 'by hand')");
        assertThat(lastBy(Database.column("select id from properties where listing_id = 'by hand'")
                        .get(0)))
                .isEqualTo("- -");
        assertThat(Database.number("select count(*) from listing_history where at > now() - interval '1 minute'"))
                .isEqualTo(4);
    }

    @Test
    void aDeletionForGoodTakesTheHistoryAlong() {
        Api.ok(patch(property, "{\"list_price\": 90}"));

        assertThat(Api.delete(PROPERTIES + "/" + property + "?purge=true").statusCode())
                .isEqualTo(204);

        assertThat(Database.number("select count(*) from listing_history")).isZero();
    }
}
