package dev.freehold.shared.paging;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ListParametersTest {
    private String project;

    @BeforeEach
    void threeTasks() {
        Database.clear();
        project = Api.project("House");
        Api.task(project, "Paint", Map.of("due_date", "2026-01-31", "estimated_hours", 2, "status", "done"));
        Api.task(project, "Roof", Map.of("due_date", "2026-02-28", "estimated_hours", 40.5, "priority", "high"));
        Api.task(project, "Sweep", Map.of("external_source", "jira", "external_id", "S-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "100000", "-1", "abc", "", "1.5", "99999999999999999999"})
    void aLimitOutOfRangeIsRefusedNotClamped(String limit) {
        invalidParameter(given().queryParam("limit", limit).get(TASKS), "limit", "out_of_range");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void theLimitsOwnBoundsAreAllowed(int limit) {
        assertThat(given().queryParam("limit", limit).get(TASKS).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "title=Paint,1",
        "'title=Paint,Roof',2",
        "title=paint,0",
        "status=todo,2",
        "'status=todo,done',3",
        "priority=high,1",
        "due_date_gte=2026-01-31,2",
        "due_date_gt=2026-01-31,1",
        "due_date_lte=2026-02-28,2",
        "due_date_lt=2026-02-28,1",
        "due_date=2026-02-28,1",
        "due_date_is_null=true,1",
        "due_date_is_null=false,2",
        "estimated_hours=2.0,1",
        "estimated_hours_gt=2,1",
        "estimated_hours_gte=2,2",
        "assignee_id_is_null=true,3",
        "completed_at_is_null=false,1",
        "external_source=jira,1",
        "created_at_gt=2020-01-01T00:00:00Z,3",
        "created_at_lt=2020-01-01T01:00:00%2B01:00,0",
        "due_date_gte=2026-01-01&due_date_lt=2026-02-01,1",
        "status=todo&priority=medium,1",
    })
    void aFilterKeepsWhatMatches(String query, int rows) {
        Response page = given().urlEncodingEnabled(false).get(TASKS + "?" + query);

        assertThat(Api.ids(page)).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red,colour,unknown_parameter",
        "page=2,page,unknown_parameter",
        "description=x,description,unknown_parameter",
        "title_gte=a,title_gte,unknown_parameter",
        "status=todo&status=done,status,repeated",
        "limit=5&limit=5,limit,repeated",
        "status=open,status,unknown_value",
        "due_date_gte=2026-02-30,due_date_gte,invalid_date",
        "project_id=7,project_id,invalid_uuid",
        "sort=-colour,sort,unknown_sort_key",
        "fields=id&fields=title,fields,repeated",
        "fields=colour,fields,unknown_field",
        "q=,q,length",
        "include_total=1,include_total,invalid_boolean",
        "deleted=all,deleted,unknown_value",
    })
    void aWrongParameterIsNamed(String query, String parameter, String code) {
        invalidParameter(given().urlEncodingEnabled(false).get(TASKS + "?" + query), parameter, code);
    }

    @Test
    void fieldsKeepsOnlyThose() {
        JsonPath page = Api.ok(Api.get(TASKS + "?fields=title,id&limit=1"));

        assertThat(page.getMap("items[0]")).containsOnlyKeys("id", "title");
        assertThat(page.getString("next_cursor")).isNotNull();
    }

    @Test
    void fieldsKeepsOnlyThoseOfOneObjectToo() {
        String path = PROJECTS + "/" + project;

        assertThat(Api.ok(Api.get(path + "?fields=name")).getMap("$")).isEqualTo(Map.of("name", "House"));
        invalidParameter(Api.get(path + "?fields=colour"), "fields", "unknown_field");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String cursor = Api.ok(Api.get(TASKS + "?limit=1")).getString("next_cursor");
        String tampered = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);

        problem(given().queryParam("cursor", tampered).get(TASKS), 400, "invalid_cursor");
        problem(given().queryParam("cursor", "").get(TASKS), 400, "invalid_cursor");
        problem(given().queryParam("cursor", cursor + "!").get(TASKS), 400, "invalid_cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?status=todo",
                "?sort=title",
                "?sort=id",
                "?q=paint",
                "?deleted=include",
                "?due_date_gt=2026-01-01"
            })
    void aCursorOfAnotherFilterOrSortIsRefused(String query) {
        String cursor = Api.ok(Api.get(TASKS + "?limit=1")).getString("next_cursor");

        problem(given().queryParam("cursor", cursor).get(TASKS + query), 400, "cursor_mismatch");
    }

    @Test
    void aCursorOfAnotherPathIsRefused() {
        String cursor = Api.ok(Api.get(TASKS + "?limit=1")).getString("next_cursor");
        problem(given().queryParam("cursor", cursor).get(PROJECTS), 400, "cursor_mismatch");

        String here = Api.channel("here");
        String there = Api.channel("there");
        Api.message(here, "one");
        Api.message(here, "two");
        String ofHere =
                Api.ok(Api.get(CHANNELS + "/" + here + "/messages?limit=1")).getString("next_cursor");
        problem(given().queryParam("cursor", ofHere).get(CHANNELS + "/" + there + "/messages"), 400, "cursor_mismatch");
    }

    @Test
    void aFilterOfAHundredIdsIsServedOnEveryPage() {
        String ids = Stream.concat(
                        Database.column("select id from tasks").stream(),
                        Collections.nCopies(97, UUID.randomUUID().toString()).stream())
                .collect(Collectors.joining(","));
        Map<String, ?> query = Map.of("id", ids, "limit", 1, "sort", "title");

        assertThat(Api.walk(TASKS, query)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a|b", "title=\"Roof\"", "q=Paint^{}", "title=Roof\\"})
    void aQueryThatAClientDidNotEncodeIsNoServerError(String query) {
        RawHttp.Answer answer = RawHttp.get(TASKS + "?limit=1&" + query);

        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
    }

    @Test
    void everyCollectionRefusesWhatItDoesNotKnow() {
        String channel = Api.channel("general");
        String message = Api.message(channel, "hello");
        for (String path : List.of(
                PROJECTS,
                TASKS,
                CHANNELS,
                Api.MESSAGES,
                Api.USERS,
                CHANNELS + "/" + channel + "/members",
                CHANNELS + "/" + channel + "/messages",
                Api.MESSAGES + "/" + message + "/replies")) {
            invalidParameter(Api.get(path + "?nonsense=1"), "nonsense", "unknown_parameter");
        }
    }
}
