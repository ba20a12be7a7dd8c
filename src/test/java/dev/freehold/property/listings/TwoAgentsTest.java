package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.problem;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two who sell the same house. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TwoAgentsTest {
    private static final String CLOSED =
            "select count(*) from listing_history where change_type = 'closed' and property_id = ?::uuid";

    private String property;
    private String path;

    @BeforeEach
    void aListingUnderContract() {
        Database.clear();
        property = Api.property(Map.of("standard_status", "pending", "list_price", 100));
        path = PROPERTIES + "/" + property;
    }

    @RepeatedTest(20)
    void oneWinsAndTheOtherIsTold() {
        List<Response> answers = Parallel.run(2, i -> close(90 + i, Map.of()));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        Response lost = answers.get(answers.get(0).statusCode() == 409 ? 0 : 1);
        Response won = answers.get(answers.get(0).statusCode() == 409 ? 1 : 0);
        JsonPath problem = problem(lost, 409, "conflict");
        assertThat(problem.getList("errors.code")).containsExactly("final_status");
        assertThat(problem.getList("errors.pointer")).containsExactly("/standard_status");
        assertThat(Database.number(CLOSED, property)).isEqualTo(1);
        assertThat(Api.get(path).asString()).isEqualTo(won.asString());
        assertThat(Database.column(
                        "select '\"close_price\":' || price || ',' from listing_history where change_type = 'closed'"))
                .singleElement()
                .satisfies(price -> assertThat(won.asString()).contains(price));
    }

    @RepeatedTest(20)
    void whoNamesTheVersionIsToldThatItIsStale() {
        List<Response> answers = Parallel.run(2, i -> close(90 + i, Map.of("If-Match", "\"1\"")));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        assertThat(Database.number(CLOSED, property)).isEqualTo(1);
    }

    @RepeatedTest(20)
    void inTransactionsOneWinsToo() {
        List<Response> answers = Parallel.run(
                2,
                i -> close(90 + i, Map.of("Idempotency-Key", UUID.randomUUID().toString())));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(Database.number(CLOSED, property)).isEqualTo(1);
    }

    @RepeatedTest(20)
    void theSameSaleIsOnRecordOnce() {
        List<Response> answers = Parallel.run(4, i -> close(95, Map.of()));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(Database.number(CLOSED, property)).isEqualTo(1);
        assertThat(Api.ok(Api.get(path)).getInt("version")).isEqualTo(2);
    }

    private Response close(int price, Map<String, String> headers) {
        return Api.allowed()
                .headers(headers)
                .body(Map.of("standard_status", "closed", "close_price", price, "close_date", "2026-01-31"))
                .patch(path);
    }
}
