package dev.freehold.shared.paging;

import static dev.freehold.support.Api.MESSAGES;
import static dev.freehold.support.Api.TASKS;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SearchTest {
    private String channel;

    @BeforeEach
    void aChannel() {
        Database.clear();
        channel = Api.channel("hamlet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"to be\"|2",
                "\"to be\" -not|1",
                "to be|3",
                "ophelia or yorick|2",
                "OPHELIA|1",
                "-be|2",
                "\"be to\"|0",
                "Zürich|0",
            })
    void aSearchReadsLikeOneOnTheWeb(String q, int found) {
        Api.message(channel, "To be, or not to be, that is the question");
        Api.message(channel, "What is to be done");
        Api.message(channel, "Let it be: we go to Norway");
        Api.message(channel, "The fair Ophelia");
        Api.message(channel, "Alas, poor Yorick");

        assertThat(Api.ids(given().queryParam("q", q).get(MESSAGES))).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "-", "or", "' or 1=1 --", "&|!():*", "\\", "<->", "🏡", "%", ":q"})
    void noSearchTextIsAnError(String q) {
        Api.message(channel, "hello");

        assertThat(given().queryParam("q", q).get(MESSAGES).statusCode()).isEqualTo(200);
    }

    @Test
    void theHighlightIsEscapedHtml() {
        Api.message(channel, "<script>alert('cheese')</script> & cheese");

        String highlight =
                Api.ok(given().queryParam("q", "cheese").get(MESSAGES)).getString("items[0].highlight");

        assertThat(highlight)
                .contains("<mark>cheese</mark>")
                .contains("&lt;/script&gt;")
                .contains("&amp;");
        assertThat(highlight.replace("<mark>", "").replace("</mark>", "")).doesNotContain("<", ">");
    }

    @Test
    void onlyASearchHasHighlights() {
        String message = Api.message(channel, "cheese");

        assertThat(Api.ok(Api.get(MESSAGES)).getMap("items[0]")).doesNotContainKey("highlight");
        assertThat(Api.ok(Api.get(MESSAGES + "/" + message)).getMap("$")).doesNotContainKey("highlight");
    }

    @Test
    void aWalkByRankIsTheWholeListBestFirst() {
        Database.execute("""
                insert into messages (id, content, channel_id, author_id)
                select gen_random_uuid(), repeat('ham ', 1 + n % 4) || repeat('egg ', n % 7), ?, ?
                from generate_series(1, 50) n
                """, UUID.fromString(channel), TestSignIn.DEVELOPER);
        List<String> best = Database.column("""
                select id from messages
                order by ts_rank(search, websearch_to_tsquery('simple', 'ham -bread')) desc, id desc
                """);

        assertThat(Api.walk(MESSAGES, Map.of("q", "ham -bread", "limit", 7))).containsExactlyElementsOf(best);
    }

    @Test
    void aGivenSortGoesBeforeTheRank() {
        String first = Api.message(channel, "ham");
        String second = Api.message(channel, "ham ham ham ham");

        assertThat(Api.walk(MESSAGES, Map.of("q", "ham", "sort", "created_at"))).containsExactly(first, second);
        assertThat(Api.walk(MESSAGES, Map.of("q", "ham"))).containsExactly(second, first);
    }

    @Test
    void aSearchFollowsTheTextAsItChanges() {
        String task = Api.task(Api.project("House"), "Paint the door");
        assertThat(Api.walk(TASKS, Map.of("q", "door"))).containsExactly(task);

        Api.patch(TASKS + "/" + task, "{\"title\": \"Paint\", \"description\": \"the window\"}");

        assertThat(Api.walk(TASKS, Map.of("q", "door"))).isEmpty();
        assertThat(Api.walk(TASKS, Map.of("q", "window"))).containsExactly(task);
    }

    @Test
    void aSearchFindsNothingInTheTrash() {
        String message = Api.message(channel, "cheese");
        Api.delete(MESSAGES + "/" + message);

        assertThat(Api.walk(MESSAGES, Map.of("q", "cheese"))).isEmpty();
        assertThat(Api.walk(MESSAGES, Map.of("q", "cheese", "deleted", "only"))).containsExactly(message);
    }
}
