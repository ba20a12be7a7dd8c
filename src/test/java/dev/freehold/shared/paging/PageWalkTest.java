package dev.freehold.shared.paging;

import static dev.freehold.support.Api.TASKS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PageWalkTest {
    private static final int ROWS = 60;

    /** Every column has ties, those that may be null have nulls. */
    private static final String MANY = """
            insert into tasks (id, title, project_id, creator_id, status, priority, due_date, estimated_hours, created_at)
            select gen_random_uuid(), 'Task ' || n % 5, ?, ?,
                   (array ['todo', 'in_progress', 'cancelled'])[1 + n % 3],
                   (array ['low', 'medium', 'high', 'urgent'])[1 + n % 4],
                   case when n % 3 > 0 then date '2026-01-30' + n % 4 end,
                   case when n % 4 > 0 then n % 6 + 0.25 end,
                   timestamptz '2026-01-31 23:59:59.123456Z' + make_interval(secs => n % 2)
            from generate_series(1, ?) n
            """;

    private String project;

    @BeforeEach
    void manyTasks() {
        Database.clear();
        project = Api.project("Walk");
        Database.execute(MANY, UUID.fromString(project), TestSignIn.DEVELOPER, ROWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "-id",
                "title",
                "-title",
                "due_date",
                "-due_date",
                "estimated_hours",
                "-estimated_hours",
                "completed_at",
                "-completed_at",
                "status",
                "-priority",
                "created_at",
                "-created_at,title",
                "-due_date,estimated_hours",
                "due_date,-estimated_hours",
                "estimated_hours,due_date,-title",
                "-status,due_date,-estimated_hours,priority",
                "priority,-id",
            })
    void aWalkIsTheWholeSortedList(String sort) {
        List<String> inOrder = Database.column("select id from tasks order by " + sql(sort));

        assertThat(Api.walk(TASKS, Map.of("sort", sort, "limit", 7))).containsExactlyElementsOf(inOrder);
    }

    @Test
    void aWalkOfSinglesMeetsEachRowOnce() {
        assertThat(Api.walk(TASKS, Map.of("sort", "-due_date,status", "limit", 1)))
                .hasSize(ROWS)
                .doesNotHaveDuplicates();
    }

    @Test
    void rowsThatComeAndGoMeanwhileAreNeitherSkippedNorRepeated() {
        Set<String> there = new HashSet<>(Database.column("select id from tasks"));
        Set<String> gone = new HashSet<>();
        List<String> leaving = new ArrayList<>(there);

        List<String> met = Api.walk(TASKS, Map.of("sort", "due_date,-title", "limit", 7), () -> {
                    Api.task(project, "Task 2", Map.of("due_date", "2026-01-31"));
                    Api.task(project, "Task 9");
                    String leaver = leaving.remove(leaving.size() - 1);
                    Api.delete(TASKS + "/" + leaver);
                    gone.add(leaver);
                })
                .stream()
                .map(item -> (String) item.get("id"))
                .toList();

        there.removeAll(gone);
        assertThat(met).doesNotHaveDuplicates().containsAll(there);
    }

    @Test
    void theCursorOfARowThatIsGoneStillHolds() {
        Response first = given().queryParams("limit", 7, "sort", "due_date").get(TASKS);
        List<String> rest = Database.column("select id from tasks order by due_date, id offset 7");
        Api.delete(TASKS + "/" + Api.ids(first).get(6) + "?purge=true");

        Response second = given().queryParams(
                        "limit",
                        200,
                        "sort",
                        "due_date",
                        "cursor",
                        first.jsonPath().getString("next_cursor"))
                .get(TASKS);

        assertThat(Api.ids(second)).containsExactlyElementsOf(rest);
    }

    @Test
    void theLinkHeaderLeadsThroughTheList() {
        List<String> met = new ArrayList<>();
        String next = TASKS + "?q=task&sort=-title&limit=17&status=todo,in_progress&fields=id";
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            met.addAll(Api.ids(page));
            String link = page.header("Link");
            assertThat(link == null).isEqualTo(page.jsonPath().getString("next_cursor") == null);
            next = link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(met)
                .containsExactlyElementsOf(Database.column(
                        "select id from tasks where status in ('todo', 'in_progress') order by title desc, id desc"));
    }

    @Test
    void theLastPageHasNoCursor() {
        Response page = given().queryParam("limit", ROWS).get(TASKS);

        assertThat(Api.ids(page)).hasSize(ROWS);
        assertThat(page.jsonPath().getMap("$")).containsEntry("next_cursor", null);
        assertThat(page.header("Link")).isNull();
    }

    @Test
    void theTotalCountsTheWholeListOnEveryPage() {
        String path = TASKS + "?include_total=true&limit=7&status=todo";
        Response first = Api.get(path);
        Response second = given().queryParam("cursor", first.jsonPath().getString("next_cursor"))
                .get(path);

        assertThat(first.jsonPath().getInt("total")).isEqualTo(ROWS / 3);
        assertThat(second.jsonPath().getInt("total")).isEqualTo(ROWS / 3);
        assertThat(Api.get(TASKS).jsonPath().getMap("$")).doesNotContainKey("total");
    }

    @Test
    void anEmptyListIsEmptyAndHasNoNextPage() {
        Response page = Api.get(TASKS + "?title=nothing&include_total=true");

        assertThat(page.jsonPath().getList("items")).isEmpty();
        assertThat(page.jsonPath().getInt("total")).isZero();
        assertThat(page.jsonPath().getString("next_cursor")).isNull();
    }

    private static String sql(String sort) {
        List<String> keys = new ArrayList<>(Arrays.asList(sort.split(",")));
        if (keys.stream().noneMatch(key -> key.endsWith("id"))) {
            keys.add(keys.get(keys.size() - 1).startsWith("-") ? "-id" : "id");
        }
        return keys.stream()
                .map(key -> key.startsWith("-") ? key.substring(1) + " desc" : key)
                .collect(Collectors.joining(", "));
    }
}
