package dev.freehold.audit;

import static dev.freehold.audit.TrailRows.BASE;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditLogListTest {
    private static final String LOGS = "/api/v1/audit-logs";

    @BeforeEach
    void sixRows() {
        TrailRows.replaceAll();
    }

    @Test
    void theNewestRowComesFirst() {
        assertThat(numbers("limit=50")).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(numbers("sort=id")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity=tasks|3 2 1",
                "entity=tasks,users|6 5 3 2 1",
                "entity=nonsense|",
                "entity_id=" + TrailRows.TASK + "|3 1",
                "entity_id_is_null=true|5",
                "actor_id=01890000-0000-7000-8000-000000000001|6 2 1",
                "actor_id=01890000-0000-7000-8000-000000000001," + TrailRows.PURGED_USER + "|6 3 2 1",
                "actor_id_is_null=true|5 4",
                "action=insert|2 1",
                "action=sign_in|6",
                "action=sign_in,sign_in_failed|6 5",
                "action=sign_in,delete|6 4",
                "action=nonsense|",
                "request_id=r-1|2 1",
                "request_id_is_null=true|4",
                "db_user=clerk|4",
                "at=2026-01-03T00:00:00Z|3",
                "at_gte=2026-01-05T00:00:00Z|6 5",
                "at_gt=2026-01-05T00:00:00Z|6",
                "at_lte=2026-01-02T00:00:00Z|2 1",
                "at_lt=2026-01-02T00:00:00Z|1",
                "at_gte=2026-01-02T00:00:00Z&at_lt=2026-01-04T00:00:00Z|3 2",
                "at_gte=2026-01-02T01:00:00%2B01:00&at_lte=2026-01-02T00:00:00Z|2",
                "id=900000000000002|2",
                "id_gt=900000000000004|6 5",
                "id_lte=900000000000002|2 1",
                "entity=tasks&action=insert&actor_id=01890000-0000-7000-8000-000000000001&request_id=r-1"
                        + "&at_gt=2026-01-01T00:00:00Z|2",
                "entity=users&action=insert|",
            })
    void aFilterKeepsWhatMatches(String query, String rows) {
        List<Integer> expected = rows == null
                ? List.of()
                : Stream.of(rows.split(" ", -1)).map(Integer::valueOf).toList();

        assertThat(numbers(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "entity_id=7,entity_id,invalid_uuid",
        "actor_id=ann,actor_id,invalid_uuid",
        "actor_id_is_null=1,actor_id_is_null,invalid_boolean",
        "at_gte=2026-01-01,at_gte,invalid_instant",
        "at_lt=yesterday,at_lt,invalid_instant",
        "id=abc,id,invalid_integer",
        "id_gt=1.5,id_gt,invalid_integer",
        "id_lt=9999999999999999999,id_lt,invalid_integer",
        "sort=at,sort,unknown_sort_key",
        "sort=entity,sort,unknown_sort_key",
        "limit=201,limit,out_of_range",
        "fields=xid,fields,unknown_field",
        "actor_username=developer,actor_username,unknown_parameter",
        "old_values=x,old_values,unknown_parameter",
        "q=paint,q,unknown_parameter",
        "deleted=include,deleted,unknown_parameter",
    })
    void aWrongParameterIsNamed(String query, String parameter, String code) {
        Response refusal = given().urlEncodingEnabled(false).get(LOGS + "?" + query);

        invalidParameter(refusal, parameter, code);
        assertThat(refusal.jsonPath().getString("errors[0].detail")).doesNotContain("deleted,");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6})
    void aWalkSeesEveryRowOnce(int limit) {
        List<String> newestFirst = Api.walk(LOGS, Map.of("limit", limit));

        assertThat(newestFirst).hasSize(6).doesNotHaveDuplicates().startsWith(BASE + 6 + "");
        assertThat(Api.walk(LOGS, Map.of("limit", limit, "sort", "id")))
                .containsExactlyInAnyOrderElementsOf(newestFirst)
                .startsWith(BASE + 1 + "");
        assertThat(Api.walk(LOGS, Map.of("limit", limit, "action", "sign_in,sign_in_failed")))
                .hasSize(2);
    }

    @Test
    void aCursorOfOneKindOfEventIsNotThatOfAnother() {
        String cursor = Api.ok(Api.get(LOGS + "?limit=1&action=insert")).getString("next_cursor");

        problem(given().queryParam("cursor", cursor).get(LOGS + "?action=sign_in"), 400, "cursor_mismatch");
    }

    @Test
    void theTotalCountsWhatMatches() {
        assertThat(Api.ok(Api.get(LOGS + "?entity=tasks&limit=1&include_total=true"))
                        .getInt("total"))
                .isEqualTo(3);
    }

    @Test
    void aRowShowsWhoDidWhatWithTheValuesAsObjects() {
        JsonPath row = Api.ok(Api.get(LOGS + "/" + (BASE + 1)));

        assertThat(row.getMap("$").keySet())
                .map(String::valueOf)
                .containsExactly(
                        "id",
                        "at",
                        "actor_id",
                        "actor_username",
                        "db_user",
                        "request_id",
                        "entity",
                        "entity_id",
                        "action",
                        "old_values",
                        "new_values");
        assertThat(row.getLong("id")).isEqualTo(BASE + 1);
        assertThat(row.getString("at")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(row.getString("actor_id")).isEqualTo(TestSignIn.DEVELOPER.toString());
        assertThat(row.getString("actor_username")).isEqualTo("developer");
        assertThat(row.getString("new_values.title")).isEqualTo("Paint");
        assertThat(row.getMap("$")).containsEntry("old_values", null);
    }

    @Test
    void numbersAndNullsAmongTheValuesStayAsTheyWere() {
        assertThat(Api.get(LOGS + "/" + (BASE + 1)).asString()).contains("\"hours\":2.50");
        assertThat(Api.get(LOGS + "/" + (BASE + 3)).asString()).contains("\"new_values\":{\"title\":null}");
    }

    @Test
    void anActorWhoIsGoneHasNoNameAndNoActorHasNeither() {
        assertThat(Api.ok(Api.get(LOGS + "/" + (BASE + 3))).getMap("$"))
                .containsEntry("actor_id", TrailRows.PURGED_USER)
                .containsEntry("actor_username", null);
        assertThat(Api.ok(Api.get(LOGS + "/" + (BASE + 5))).getMap("$"))
                .containsEntry("actor_id", null)
                .containsEntry("actor_username", null)
                .containsEntry("entity_id", null);
    }

    @Test
    void fieldsKeepsOnlyThose() {
        assertThat(Api.ok(Api.get(LOGS + "?limit=1&fields=id,action")).getMap("items[0]"))
                .isEqualTo(Map.of("id", BASE + 6, "action", "sign_in"));
        assertThat(Api.ok(Api.get(LOGS + "/" + (BASE + 1) + "?fields=new_values"))
                        .getMap("$"))
                .containsOnlyKeys("new_values");
        invalidParameter(Api.get(LOGS + "/" + (BASE + 1) + "?fields=xid"), "fields", "unknown_field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "-1", "1.5", "9999999999999999999", "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e02"})
    void anIdThatNoRowHasIsNotFound(String id) {
        problem(Api.get(LOGS + "/" + id), 404, "not_found");
    }

    @Test
    void aCsvExportHasTheValuesAsJsonTexts() {
        Response export =
                given().header("Accept", "text/csv").get(LOGS + "?fields=id,old_values,new_values&entity=tasks");

        assertThat(export.asString()).isEqualToNormalizingNewlines("""
                        id,old_values,new_values
                        900000000000003,"{""title"":""Paint""}","{""title"":null}"
                        900000000000002,,"{""title"":""Say \\""hi\\"", loud""}"
                        900000000000001,,"{""hours"":2.50,""title"":""Paint""}"
                        """);
    }

    @Test
    void anNdjsonExportHasTheValuesAsObjects() {
        Response export = given().header("Accept", "application/x-ndjson")
                .get(LOGS + "?fields=id,old_values,new_values&action=update,sign_in");

        assertThat(export.asString()).isEqualTo("""
                        {"id":900000000000006,"old_values":null,"new_values":null}
                        {"id":900000000000003,"old_values":{"title":"Paint"},"new_values":{"title":null}}
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void onlyWhoMayReadTheTrailSeesIt(String type) {
        for (String path : List.of(LOGS, LOGS + "/" + (BASE + 1))) {
            if (path.equals(LOGS) || type.equals("application/json")) {
                problem(Api.allowed().header("Accept", type).get(path), 403, "forbidden");
                problem(nobody().header("Accept", type).get(path), 401, "unauthenticated");
                assertThat(Api.allowed("audit:read")
                                .header("Accept", type)
                                .get(path)
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void theTrailCannotBeChanged(String method) {
        problem(Api.json().body("{}").request(method, LOGS), 405, "method_not_allowed");
        problem(Api.json().body("{}").request(method, LOGS + "/" + (BASE + 1)), 405, "method_not_allowed");
    }

    private static RequestSpecification nobody() {
        return given().header(TestSignIn.USER, TestSignIn.NOBODY);
    }

    private static List<Integer> numbers(String query) {
        Response page = given().urlEncodingEnabled(false).get(LOGS + "?" + query);
        return Api.ok(page).getList("items.id", Long.class).stream()
                .map(id -> Math.toIntExact(id - BASE))
                .toList();
    }
}
