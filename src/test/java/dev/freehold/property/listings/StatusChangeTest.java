package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class StatusChangeTest {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @BeforeEach
    void nothing() {
        Database.clear();
    }

    @ParameterizedTest
    @EnumSource(StandardStatus.class)
    void aNewListingMayHaveAnyStatus(StandardStatus status) {
        assertThat(Api.create(PROPERTIES, Map.of("standard_status", status.name()))
                        .getString("standard_status"))
                .isEqualTo(status.name());
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete,closed",
        "incomplete,expired",
        "coming_soon,pending",
        "active,incomplete",
        "active_under_contract,hold",
        "pending,hold",
        "hold,pending",
        "withdrawn,closed",
        "expired,withdrawn",
    })
    void anIllegalJumpIsAConflictThatNamesWhatIsAllowed(String from, String to) {
        String path = listing(from);
        String before = Api.get(path).asString();

        JsonPath problem = problem(patch(path, Map.of("standard_status", to, "city", "Oslo")), 409, "conflict");

        assertThat(problem.getList("errors.pointer")).containsExactly("/standard_status");
        assertThat(problem.getList("errors.code")).containsExactly("illegal_transition");
        String detail = problem.getString("errors[0].detail");
        assertThat(detail).contains("from " + from + " to " + to);
        assertThat(StatusTransitionsTest.named(detail))
                .hasSameElementsAs(StatusTransitionsTest.next(from))
                .doesNotHaveDuplicates();
        assertThat(Api.get(path).asString()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "canceled"})
    void aFinalStatusIsFinalExceptForThoseWhoMayCorrect(String status) {
        String path = listing(status);

        JsonPath problem =
                problem(agent().body("{\"standard_status\": \"active\"}").patch(path), 409, "conflict");
        assertThat(problem.getList("errors.pointer")).containsExactly("/standard_status");
        assertThat(problem.getList("errors.code")).containsExactly("final_status");
        assertThat(problem.getString("errors[0].detail")).contains("properties:correct");

        Response corrected = Api.allowed("properties:correct")
                .body("{\"standard_status\": \"incomplete\"}")
                .patch(path);
        assertThat(Api.ok(corrected).getString("standard_status")).isEqualTo("incomplete");
    }

    @ParameterizedTest
    @CsvSource({
        "list_price,'{\"list_price\": 9}'",
        "close_price,'{\"close_price\": 9}'",
        "close_date,'{\"close_date\": \"2026-01-31\"}'",
        "close_price,'{\"close_price\": null, \"close_date\": null}'"
    })
    void thePricesOfAFinalListingAreFinalToo(String field, String patch) {
        String path = PROPERTIES + "/"
                + Api.property(Map.of(
                        "standard_status", "closed", "list_price", 7, "close_price", 8, "close_date", "2026-01-30"));

        JsonPath problem = problem(agent().body(patch).patch(path), 409, "conflict");
        assertThat(problem.getList("errors.pointer")).containsExactly("/" + field);
        assertThat(problem.getList("errors.code")).containsExactly("final_status");

        Api.ok(Api.allowed("properties:correct").body(patch).patch(path));
    }

    @Test
    void whatIsNotFinalAboutAFinalListingStillChanges() {
        String path = listing("closed");

        JsonPath patched = Api.ok(agent().body("{\"standard_status\": \"closed\", \"public_remarks\": \"sold\"}")
                .patch(path));

        assertThat(patched.getString("public_remarks")).isEqualTo("sold");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-40|-10|''|/listing_contract_date,/expiration_date",
                "-40|-10|'\"expiration_date\": \"%3$s\"'|/listing_contract_date",
                "-40|-10|'\"listing_contract_date\": \"%2$s\"'|/expiration_date",
                "-40|-10|'\"listing_contract_date\": \"%1$s\", \"expiration_date\": \"%3$s\"'|/listing_contract_date",
                "-40|-10|'\"listing_contract_date\": null, \"expiration_date\": null'|/listing_contract_date,/expiration_date",
            })
    void anExpiredListingComesBackWithANewContractOnly(int contract, int expiration, String more, String pointers) {
        String path =
                listing("expired", Map.of("listing_contract_date", day(contract), "expiration_date", day(expiration)));
        String patch = ("{\"standard_status\": \"active\"" + (more.isEmpty() ? "" : ", " + more) + "}")
                .formatted(day(contract), today, day(90));

        JsonPath problem = problem(Api.patch(path, patch), 400, "invalid_input");
        assertThat(problem.getList("errors.pointer")).isEqualTo(List.of(pointers.split(",", -1)));
        assertThat(problem.getList("errors.code")).containsOnly("required");

        JsonPath back = Api.ok(patch(
                path,
                Map.of(
                        "standard_status", "active",
                        "listing_contract_date", day(0),
                        "expiration_date", day(90))));
        assertThat(back.getString("standard_status")).isEqualTo("active");
    }

    @Test
    void aNewContractMustNotHaveRunOutItself() {
        String path = listing("expired");

        Api.invalid(
                patch(
                        path,
                        Map.of(
                                "standard_status", "active",
                                "listing_contract_date", day(-20),
                                "expiration_date", day(-1))),
                "/expiration_date",
                "required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sold", "Active", "ACTIVE", "", "active "})
    void anUnknownStatusIsRefusedWithTheAllowedOnes(String status) {
        String path = listing("incomplete");

        for (Response refused : List.of(
                Api.json().body(Map.of("standard_status", status)).post(PROPERTIES),
                patch(path, Map.of("standard_status", status)))) {
            Api.invalid(refused, "/standard_status", "unknown_value");
            assertThat(refused.jsonPath().getString("errors[0].detail")).contains(StatusTransitionsTest.LEGAL.keySet());
        }
        Api.invalid(Api.patch(path, "{\"standard_status\": null}"), "/standard_status", "required");
    }

    private static RequestSpecification agent() {
        return Api.allowed();
    }

    private static String listing(String status) {
        return listing(status, Map.of());
    }

    private static String listing(String status, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("standard_status", status);
        return PROPERTIES + "/" + Api.property(fields);
    }

    private static Response patch(String path, Map<String, ?> fields) {
        return Api.json().body(fields).patch(path);
    }

    private String day(int days) {
        return today.plusDays(days).toString();
    }
}
