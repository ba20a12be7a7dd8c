package dev.freehold.audit.access;

import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access trail over HTTP, and what the database refuses. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccessAuditListTest {
    private static final String PATH = "/api/v1/access-audit";
    private static final long BASE = 900_000_000_000_000L;
    private static final String LISTING = "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e02";
    private static final String OTHER = "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e03";
    private static final String PURGED_USER = "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e04";

    /** Four rows, a day after the other from 2026-01-01 on. */
    @BeforeEach
    void fourRows() {
        Database.clear();
        String developer = TestSignIn.DEVELOPER.toString();
        insert(1, developer, "r-1", LISTING, "read", "{owner_name,access_code}");
        insert(2, developer, "r-2", LISTING, "write", "{access_code}");
        insert(3, PURGED_USER, "r-3", OTHER, "refused", "{}");
        insert(4, null, null, OTHER, "read", "{owner_name}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=50|4 3 2 1",
                "sort=id|1 2 3 4",
                "entity=property_confidential|4 3 2 1",
                "entity=conversations|",
                "entity=property_confidential&entity_id=" + LISTING + "|2 1",
                "actor_id=01890000-0000-7000-8000-000000000001|2 1",
                "actor_id_is_null=true|4",
                "action=read|4 1",
                "action=write,refused|3 2",
                "request_id=r-3|3",
                "at_gte=2026-01-02T00:00:00Z&at_lt=2026-01-04T00:00:00Z|3 2",
                "id_gt=900000000000003|4",
            })
    void aFilterKeepsWhatMatches(String query, String rows) {
        List<Integer> expected = rows == null
                ? List.of()
                : Stream.of(rows.split(" ", -1)).map(Integer::valueOf).toList();

        Response page = given().urlEncodingEnabled(false).get(PATH + "?" + query);
        assertThat(Api.ok(page).getList("items.id", Long.class))
                .map(id -> Math.toIntExact(id - BASE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "entity_id=7,entity_id,invalid_uuid",
        "action=look,action,unknown_value",
        "at_gte=yesterday,at_gte,invalid_instant",
        "sort=at,sort,unknown_sort_key",
        "fields=xid,fields,unknown_field",
        "actor_username=developer,actor_username,unknown_parameter",
        "q=paint,q,unknown_parameter",
        "deleted=include,deleted,unknown_parameter",
    })
    void aWrongParameterIsNamed(String query, String parameter, String code) {
        invalidParameter(given().urlEncodingEnabled(false).get(PATH + "?" + query), parameter, code);
    }

    @Test
    void aRowShowsWhoDidWhat() {
        JsonPath row = Api.ok(Api.get(PATH + "/" + (BASE + 1)));

        assertThat(row.getMap("$").keySet())
                .map(String::valueOf)
                .containsExactly(
                        "id",
                        "at",
                        "actor_id",
                        "actor_username",
                        "request_id",
                        "entity",
                        "entity_id",
                        "action",
                        "fields");
        assertThat(row.getMap("$"))
                .containsEntry("at", "2026-01-01T00:00:00Z")
                .containsEntry("actor_username", "developer")
                .containsEntry("fields", List.of("owner_name", "access_code"));
        assertThat(Api.ok(Api.get(PATH + "/" + (BASE + 3))).getMap("$"))
                .containsEntry("actor_id", PURGED_USER)
                .containsEntry("actor_username", null)
                .containsEntry("fields", List.of());
        problem(Api.get(PATH + "/1"), 404, "not_found");
        problem(Api.get(PATH + "/abc"), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void aWalkSeesEveryRowOnce(int limit) {
        assertThat(Api.walk(PATH, Map.of("limit", limit))).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void exportsHaveTheFieldsOfEachRow() {
        assertThat(given().header("Accept", "text/csv")
                        .get(PATH + "?fields=id,action,fields&entity_id=" + LISTING)
                        .asString())
                .isEqualToNormalizingNewlines("""
                        id,action,fields
                        900000000000002,write,"[""access_code""]"
                        900000000000001,read,"[""owner_name"",""access_code""]"
                        """);
        assertThat(given().header("Accept", "application/x-ndjson")
                        .get(PATH + "?fields=id,fields&action=refused")
                        .asString())
                .isEqualTo("{\"id\":900000000000003,\"fields\":[]}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void onlyWhoMayReadTheTrailSeesIt(String type) {
        problem(Api.allowed().header("Accept", type).get(PATH), 403, "forbidden");
        assertThat(Api.allowed("audit:read").header("Accept", type).get(PATH).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void theTrailCannotBeChangedOverHttp(String method) {
        problem(Api.json().body("{}").request(method, PATH), 405, "method_not_allowed");
        problem(Api.json().body("{}").request(method, PATH + "/" + (BASE + 1)), 405, "method_not_allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "update,update access_audit_log set actor_id = null where false",
        "delete,delete from access_audit_log where seq = 900000000000001",
        "truncate,truncate access_audit_log",
    })
    void norByItsOwner(String operation, String sql) throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(sql))
                    .withMessageContaining("access_audit_log is append-only: " + operation + " is refused")
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
        assertThat(Database.number("select count(*) from access_audit_log")).isEqualTo(4);
        assertThat(Database.column("select tgenabled from pg_trigger where tgname = 'access_audit_log_append_only'"))
                .containsExactly("A");
    }

    private static void insert(int number, String actor, String request, String listing, String action, String fields) {
        Database.execute(
                "insert into access_audit_log (seq, at, actor_id, request_id, entity, entity_id, action, fields)"
                        + " overriding system value values (?, ?::timestamptz, ?::uuid, ?, 'property_confidential', ?::uuid,"
                        + " ?, ?::varchar(63)[])",
                BASE + number,
                "2026-01-0" + number + "T00:00:00Z",
                actor,
                request,
                listing,
                action,
                fields);
    }
}
