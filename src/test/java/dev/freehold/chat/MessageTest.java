package dev.freehold.chat;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.MESSAGES;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MessageTest {
    private String channel;
    private String list;

    @BeforeEach
    void aChannel() {
        Database.clear();
        channel = Api.channel("general");
        list = CHANNELS + "/" + channel + "/messages";
    }

    @Test
    void aMessageCarriesItsAuthor() {
        Response posted = Api.json().body(Map.of("content", "hello")).post(list);

        JsonPath message = Api.created(posted);
        assertThat(message.getMap("author"))
                .containsEntry("id", TestSignIn.DEVELOPER.toString())
                .containsEntry("username", "developer")
                .containsEntry("full_name", "Developer")
                .containsEntry("avatar_url", null);
        assertThat(message.getMap("$"))
                .containsEntry("is_edited", false)
                .containsEntry("edited_at", null)
                .containsEntry("reply_count", 0)
                .containsEntry("last_reply_at", null)
                .containsEntry("channel_id", channel);
        assertThat(posted.header("Location")).endsWith(MESSAGES + "/" + message.getString("id"));
        assertThat(Api.get(MESSAGES + "/" + message.getString("id")).asString()).isEqualTo(posted.asString());
    }

    @Test
    void theNewestMessageComesFirst() {
        List<String> posted = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posted.add(Api.message(channel, "message " + i));
        }
        Collections.reverse(posted);

        assertThat(Api.walk(list, Map.of("limit", 7))).containsExactlyElementsOf(posted);
    }

    @Test
    void aMessageHasOneToFortyThousandCharacters() {
        invalid(Api.json().body(Map.of("content", "x".repeat(40_001))).post(list), "/content", "length");
        invalid(Api.json().body(Map.of("content", " \n")).post(list), "/content", "blank");
        invalid(Api.json().body("{}").post(list), "/content", "blank");
        assertThat(Api.json()
                        .body(Map.of("content", "x".repeat(40_000)))
                        .post(list)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aChannelThatIsNotThereTakesNoMessages() {
        problem(
                Api.json().body(Map.of("content", "hello")).post(CHANNELS + "/" + Api.nobody() + "/messages"),
                404,
                "not_found");
        problem(Api.get(CHANNELS + "/" + Api.nobody() + "/messages"), 404, "not_found");
        Api.delete(CHANNELS + "/" + channel);
        problem(Api.json().body(Map.of("content", "hello")).post(list), 404, "not_found");
    }

    @Test
    void anEditIsMarked() {
        String path = MESSAGES + "/" + Api.message(channel, "helo");

        Response same = Api.patch(path, "{\"content\": \"helo\"}");
        assertThat(Api.ok(same).getBoolean("is_edited")).isFalse();

        JsonPath edited = Api.ok(Api.patch(path, "{\"content\": \"hello\"}"));
        assertThat(edited.getBoolean("is_edited")).isTrue();
        assertThat(edited.getString("edited_at")).isEqualTo(edited.getString("updated_at"));
        assertThat(edited.getString("author.username")).isEqualTo("developer");
        assertThat(Api.get(path).jsonPath().getString("content")).isEqualTo("hello");
    }

    @Test
    void whoWroteWhatWhereCannotBeChanged() {
        String path = MESSAGES + "/" + Api.message(channel, "hello");

        for (String field : List.of("author_id", "channel_id", "parent_id", "reply_count", "author", "is_edited")) {
            invalid(Api.patch(path, "{\"" + field + "\": null}"), "/" + field, "read_only");
        }
    }

    @Test
    void onlyItsAuthorOrAModeratorChangesAMessage() {
        String ann = Api.user("ann");
        String path = MESSAGES + "/" + Api.message(channel, "hello");

        problem(byWithout(ann).body("{\"content\": \"x\"}").patch(path), 403, "forbidden");
        problem(byWithout(ann).delete(path), 403, "forbidden");
        assertThat(Api.ok(Api.get(path)).getString("content")).isEqualTo("hello");

        assertThat(Api.ok(Api.as(ann)
                                .header("X-Test-Permissions", "messages:moderate")
                                .body("{\"content\": \"moderated\"}")
                                .patch(path))
                        .getString("author_id"))
                .isEqualTo(TestSignIn.DEVELOPER.toString());
        assertThat(Api.allowed().delete(path).statusCode()).isEqualTo(204);
        problem(byWithout(ann).post(path + "/restore"), 403, "forbidden");
        Api.ok(Api.allowed().post(path + "/restore"));
    }

    @Test
    void messagesAreFilteredByTheirAuthor() {
        String ann = Api.user("ann");
        Api.message(channel, "mine");
        String hers = Api.created(Api.as(ann).body(Map.of("content", "hers")).post(list))
                .getString("id");

        assertThat(Api.ids(Api.get(MESSAGES + "?author_id=" + ann))).containsExactly(hers);
    }

    @Test
    void anEmptyChannelHasAnEmptyList() {
        assertThat(Api.ids(Api.get(list))).isEmpty();
    }

    @Test
    void onlySomeFieldsOfAMessageMayBeAskedFor() {
        String message = Api.message(channel, "hello");

        assertThat(Api.ok(given().queryParam("fields", "content,author").get(MESSAGES + "/" + message))
                        .getMap("$"))
                .containsOnlyKeys("content", "author");
    }

    private static RequestSpecification byWithout(String user) {
        return Api.as(user).header("X-Test-Permissions", "trash:read,trash:purge,users:manage");
    }
}
