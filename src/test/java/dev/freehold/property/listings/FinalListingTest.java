package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the sale of a listing that is closed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FinalListingTest {
    private static final String CLOSE =
            "{\"standard_status\": \"closed\", \"close_price\": %d, \"close_date\": \"2026-05-04\"}";

    private String path;

    @BeforeEach
    void aListing() {
        Database.clear();
        path = PROPERTIES + "/" + Api.property(Map.of("standard_status", "active", "list_price", 500));
    }

    @Test
    void whoMayCorrectDoesNotCloseAgainWithoutKnowing() {
        Api.ok(patch(path, CLOSE.formatted(490)));

        Response again = patch(path, CLOSE.formatted(480));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("errors[0].code")).isEqualTo("final_status");
        assertThat(Api.ok(Api.get(path)).getFloat("close_price")).isEqualTo(490);
    }

    @Test
    void whoMayCorrectCorrectsTheSaleByItsFieldOrByItsVersion() {
        Api.ok(patch(path, CLOSE.formatted(490)));

        assertThat(Api.ok(patch(path, "{\"close_price\": 480}")).getFloat("close_price"))
                .isEqualTo(480);
        assertThat(Api.ok(Api.json()
                                .header("If-Match", "\"3\"")
                                .body(CLOSE.formatted(470))
                                .patch(path))
                        .getFloat("close_price"))
                .isEqualTo(470);
    }

    @Test
    void ofAllWhoCloseAListingAtOnceOneWins() {
        List<Response> answers = Parallel.run(8, i -> patch(path, CLOSE.formatted(400 + i)));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .contains(409);
        assertThat(Database.number("select count(*) from listing_history where change_type = 'closed'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsClosedNoMoreHasNoSaleAnyMore() {
        Api.ok(patch(path, CLOSE.formatted(490)));

        JsonPath reopened = Api.ok(patch(path, "{\"standard_status\": \"active\"}"));

        assertThat(reopened.getString("close_price")).isNull();
        assertThat(reopened.getString("close_date")).isNull();
        assertThat(Database.column(
                        "select change_type || ' ' || field_name || ' ' || coalesce(new_value, '-') from listing_history"
                                + " order by id"))
                .containsExactly(
                        "new_listing standard_status active",
                        "closed standard_status closed",
                        "back_on_market standard_status active",
                        "price_change close_price -");
    }

    @Test
    void aSaleThatWasNotKnownCanBeAddedByAll() {
        Api.ok(patch(path, "{\"standard_status\": \"closed\"}"));

        Response added = Api.only("properties:write")
                .body("{\"close_price\": 490, \"close_date\": \"2026-05-04\"}")
                .patch(path);

        assertThat(Api.ok(added).getFloat("close_price")).isEqualTo(490);
        assertThat(Api.only("properties:write")
                        .body("{\"close_price\": 480}")
                        .patch(path)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void theCurrencyOfAClosedListingIsFinalToo() {
        Api.ok(patch(path, CLOSE.formatted(490)));

        Response refused =
                Api.only("properties:write").body("{\"currency\": \"EUR\"}").patch(path);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/currency");
    }

    @Test
    void everyChangeIsAnsweredAsItWasMade() {
        for (int round = 0; round < 20; round++) {
            List<Response> answers =
                    Parallel.run(4, i -> patch(path, "{\"street_number\": \"%d\"}".formatted(1000 + i)));

            assertThat(answers).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).jsonPath().getString("street_number")).isEqualTo(String.valueOf(1000 + i));
            }
        }
    }
}
