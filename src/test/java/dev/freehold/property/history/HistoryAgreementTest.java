package dev.freehold.property.history;

import static dev.freehold.property.history.History.patch;
import static dev.freehold.property.history.History.sql;
import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prices and times of a listing are what its history says, whoever changed it by which way. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HistoryAgreementTest {
    private static final int CHANGES = 200;
    private static final List<String> STATUSES = List.of(
            "incomplete",
            "coming_soon",
            "active",
            "active_under_contract",
            "pending",
            "hold",
            "withdrawn",
            "expired",
            "canceled",
            "closed");
    private static final List<String> PRICES = List.of("null", "100", "100.00", "250.5", "99.99", "0");

    /** What the listing must be, kept beside the service. */
    private final List<String> expected = new ArrayList<>();

    private String property;
    private BigDecimal price;
    private String status;

    @BeforeEach
    void nothing() {
        Database.clear();
        expected.clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void afterManyChangesByHttpAndSql(int seed) throws SQLException {
        Random random = new Random(seed);
        price = seed == 1 ? null : new BigDecimal("300");
        status = "incomplete";
        property = Api.property(price == null ? Map.of() : Map.of("list_price", price));
        for (int i = 0; i < CHANGES; i++) {
            change(random);
            if (i % 20 == 0) {
                assertAgreement();
            }
        }
        assertAgreement();
        assertThat(Database.column(
                        "select field_name || ' ' || coalesce(new_value, 'null') from listing_history"
                                + " where property_id = ?::uuid and field_name <> 'deleted_at' order by id offset 1",
                        property))
                .containsExactlyElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(CHANGES / 2);
    }

    @Test
    void noStatementSetsWhatFollowsFromTheHistory() throws SQLException {
        property = Api.property(Map.of("list_price", 100));
        patch(property, "{\"list_price\": 90}");
        String before = Api.get(PROPERTIES + "/" + property).asString();

        sql("update properties set original_list_price = 1, previous_list_price = 2, price_change_at = 'epoch',"
                + " status_change_at = 'epoch'");
        sql("update properties set previous_list_price = null");
        sql("update properties set status_change_at = 'epoch', standard_status = 'incomplete', list_price = 90");

        assertThat(Api.get(PROPERTIES + "/" + property).asString()).isEqualTo(before);
        assertAgreement();
    }

    @Test
    void aNewRowCannotBringAPastOfItsOwn() throws SQLException {
        property = Api.nobody();
        sql("insert into properties (id, listing_id, list_price, original_list_price, previous_list_price,"
                + " price_change_at, status_change_at, photos_count) values ('" + property
                + "', 'by hand', 100, 1, 2, 'epoch', 'epoch', 9)");

        assertAgreement();
        assertThat(Api.ok(Api.get(PROPERTIES + "/" + property)).getInt("photos_count"))
                .isZero();
    }

    private void change(Random random) throws SQLException {
        String nextPrice = PRICES.get(random.nextInt(PRICES.size()));
        String nextStatus = STATUSES.get(random.nextInt(STATUSES.size()));
        switch (random.nextInt(7)) {
            case 0, 1 -> byHttp("{\"list_price\": " + nextPrice + "}", nextPrice, status);
            case 2 -> byHttp("{\"standard_status\": \"" + nextStatus + "\"}", null, nextStatus);
            case 3 ->
                bySql("list_price = " + nextPrice + ", standard_status = '" + nextStatus + "'", nextPrice, nextStatus);
            case 4 -> bySql("standard_status = '" + nextStatus + "', original_list_price = 1", null, nextStatus);
            case 5 ->
                bySql(
                        "list_price = " + nextPrice + ", previous_list_price = 7, version = version + 1,"
                                + " updated_at = now()",
                        nextPrice,
                        status);
            default -> elsewhere(random);
        }
    }

    private void byHttp(String body, String nextPrice, String nextStatus) {
        int answer = patch(property, body).statusCode();
        assertThat(answer).isIn(200, 400, 409);
        if (answer == 200) {
            expect(nextPrice, nextStatus);
        }
    }

    private void bySql(String assignments, String nextPrice, String nextStatus) throws SQLException {
        sql("update properties set " + assignments + " where id = '" + property + "'");
        expect(nextPrice, nextStatus);
    }

    /** What touches neither price nor status. */
    private void elsewhere(Random random) throws SQLException {
        Api.ok(patch(property, "{\"bedrooms_total\": " + random.nextInt(9) + "}"));
        sql("update properties set price_change_at = now(), city = 'Oslo' where id = '" + property + "'");
        Api.delete(PROPERTIES + "/" + property);
        Api.ok(Api.json().post(PROPERTIES + "/" + property + "/restore"));
    }

    /** Null for a price that stays. */
    private void expect(String nextPrice, String nextStatus) {
        if (!nextStatus.equals(status)) {
            expected.add("standard_status " + nextStatus);
            status = nextStatus;
        }
        if (nextPrice != null) {
            BigDecimal next = nextPrice.equals("null") ? null : new BigDecimal(nextPrice).setScale(2);
            if (price == null ? next != null : next == null || price.compareTo(next) != 0) {
                expected.add("list_price " + next);
                price = next;
            }
        }
    }

    /** Computes the listing anew from the rows of its history. */
    private void assertAgreement() {
        BigDecimal original = null;
        BigDecimal previous = null;
        BigDecimal current = null;
        String state = null;
        Instant pricedAt = null;
        Instant stateAt = null;
        for (Map<String, Object> row : rows()) {
            String before = (String) row.get("previous_value");
            String after = (String) row.get("new_value");
            if (row.get("field_name").equals("list_price")) {
                previous = current;
                assertThat(decimal(before)).isEqualTo(current);
                current = decimal(after);
                pricedAt = (Instant) row.get("at");
            } else if (row.get("field_name").equals("standard_status")) {
                assertThat(before).isEqualTo(state);
                current = state == null ? (BigDecimal) row.get("price") : current;
                state = after;
                stateAt = (Instant) row.get("at");
            }
            original = original == null ? current : original;
        }
        JsonPath listing = Api.ok(Api.get(PROPERTIES + "/" + property));
        assertThat(decimal(listing.getString("list_price"))).isEqualTo(current);
        assertThat(decimal(listing.getString("original_list_price"))).isEqualTo(original);
        assertThat(decimal(listing.getString("previous_list_price"))).isEqualTo(previous);
        assertThat(listing.getString("standard_status")).isEqualTo(state);
        assertThat(listing.getString("price_change_at")).isEqualTo(Objects.toString(pricedAt, null));
        assertThat(listing.getString("status_change_at")).isEqualTo(Objects.toString(stateAt, null));
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows =
                Database.rows("select * from listing_history where property_id = ?::uuid order by id", property);
        rows.forEach(row -> row.compute("at", (name, at) -> ((Timestamp) at).toInstant()));
        return rows;
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text).setScale(2);
    }
}
