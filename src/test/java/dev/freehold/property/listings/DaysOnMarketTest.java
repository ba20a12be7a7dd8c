package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a listing was on the market, by the days since when each status held. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DaysOnMarketTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @BeforeEach
    void nothing() {
        Database.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete:30,",
        "coming_soon:30,",
        "'incomplete:30 coming_soon:20',",
        "hold:9,",
        "'coming_soon:30 withdrawn:20 expired:10',",
        "active:10,10",
        "active:0,0",
        "active_under_contract:7,7",
        "'incomplete:30 active:10',10",
        "'coming_soon:30 active:10',10",
        "'active:10 pending:4',6",
        "'active:10 pending:0',10",
        "'active:10 pending:10',0",
        "'active:10 pending:4 active:1',7",
        "'active:10 active_under_contract:4',10",
        "'active:10 active_under_contract:4 pending:1',9",
        "'pending:10 active_under_contract:4',4",
        "'active:50 hold:40 active:30 withdrawn:25 active:20 expired:15',20",
        "'active:10 closed:3',7",
        "'active:10 pending:8 closed:3',2",
        "'active:10 canceled:3',7",
        "'active:10 closed:3 active:1',8",
        "closed:30,",
        "'active:10 closed:30',0",
    })
    void theyAreCountedFromTheHistory(String states, Integer days) {
        String property = null;
        int row = 0;
        for (String state : states.split(" ", -1)) {
            String status = state.split(":", -1)[0];
            if (property == null) {
                property = Api.property(Map.of("standard_status", status));
            } else {
                Database.execute("update properties set standard_status = ?", status);
            }
            Database.execute(
                    "update listing_history set effective_date = ? where id ="
                            + " (select id from listing_history order by id offset ? limit 1)",
                    today.minusDays(Integer.parseInt(state.split(":", -1)[1])),
                    row++);
        }

        assertThat(daysOnMarket(property)).isEqualTo(days);
        assertThat(Api.ok(Api.get(PROPERTIES)).<Integer>get("items[0].days_on_market"))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"-20,20", "-1,1", "0,0", "1,0", "20,0"})
    void aPastOnMarketDateCountsAtCreationAndAFutureOneDoesNot(int onMarket, int days) {
        assertThat(daysOnMarket(listing("active", Map.of("on_market_date", day(onMarket)))))
                .isEqualTo(days);
    }

    @Test
    void theOnMarketDateCountsOnTheFirstWayToTheMarket() {
        String property = listing("incomplete", Map.of("on_market_date", day(-20)));
        assertThat(daysOnMarket(property)).isNull();

        Api.ok(Api.patch(PROPERTIES + "/" + property, "{\"standard_status\": \"active\"}"));

        assertThat(daysOnMarket(property)).isEqualTo(20);
    }

    @Test
    void aWayBackToTheMarketDoesNotCountTheFirstTimeTwice() {
        String property = listing("active", Map.of("on_market_date", day(-20)));
        Api.ok(Api.patch(PROPERTIES + "/" + property, "{\"standard_status\": \"hold\"}"));
        Api.ok(Api.patch(PROPERTIES + "/" + property, "{\"standard_status\": \"active\"}"));

        assertThat(daysOnMarket(property)).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"-5,15", "0,20", "-30,0", "7,20"})
    void aSaleEndsThemOnItsDayAndNeverAfterToday(int closed, int days) {
        String property = listing("active", Map.of("on_market_date", day(-20)));

        Api.ok(Api.json()
                .body(Map.of("standard_status", "closed", "close_price", 7, "close_date", day(closed)))
                .patch(PROPERTIES + "/" + property));

        assertThat(daysOnMarket(property)).isEqualTo(days);
    }

    @Test
    void aPriceDoesNotMatter() {
        String property = listing("active", Map.of("on_market_date", day(-20), "list_price", 100));

        Api.ok(Api.patch(PROPERTIES + "/" + property, "{\"list_price\": 90}"));

        assertThat(daysOnMarket(property)).isEqualTo(20);
    }

    private static Integer daysOnMarket(String property) {
        return Api.ok(Api.get(PROPERTIES + "/" + property)).get("days_on_market");
    }

    private static String listing(String status, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("standard_status", status);
        return Api.property(fields);
    }

    private String day(int days) {
        return today.plusDays(days).toString();
    }
}
