package dev.freehold.chat;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.MESSAGES;
import static dev.freehold.support.Api.invalid;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ThreadTest {
    private String channel;
    private String first;

    @BeforeEach
    void aThread() {
        Database.clear();
        channel = Api.channel("general");
        first = Api.message(channel, "first");
    }

    @Test
    void aReplyToAReplyJoinsTheSameThread() {
        String reply = Api.reply(channel, first, "reply");
        String deeper = Api.reply(channel, reply, "deeper");

        assertThat(message(deeper).getString("parent_id")).isEqualTo(first);
        assertThat(Api.walk(MESSAGES + "/" + first + "/replies", Map.of())).containsExactly(deeper, reply);
        assertThat(message(first).getInt("reply_count")).isEqualTo(2);
        assertThat(message(reply).getInt("reply_count")).isZero();
    }

    @Test
    void aThreadKnowsHowManyRepliesItHasAndWhenTheLastCame() {
        Api.reply(channel, first, "one");
        String last = Api.reply(channel, first, "two");

        assertThat(message(first).getInt("reply_count")).isEqualTo(2);
        assertThat(message(first).getString("last_reply_at"))
                .isEqualTo(message(last).getString("created_at"));
    }

    @Test
    void aClientThatKnowsTheMessageLearnsOfANewReply() {
        Response before = Api.get(MESSAGES + "/" + first);
        Api.reply(channel, first, "reply");

        Response after =
                Api.json().header("If-None-Match", before.header("ETag")).get(MESSAGES + "/" + first);

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.jsonPath().getInt("reply_count")).isEqualTo(1);
    }

    @Test
    void aReplyThatGoesIsNotCountedUntilItComesBack() {
        String one = Api.reply(channel, first, "one");
        String two = Api.reply(channel, first, "two");

        Api.delete(MESSAGES + "/" + two);
        assertThat(message(first).getInt("reply_count")).isEqualTo(1);
        assertThat(message(first).getString("last_reply_at"))
                .isEqualTo(message(one).getString("created_at"));

        Api.json().post(MESSAGES + "/" + two + "/restore");
        assertThat(message(first).getInt("reply_count")).isEqualTo(2);

        Api.delete(MESSAGES + "/" + one + "?purge=true");
        Api.delete(MESSAGES + "/" + two + "?purge=true");
        assertThat(message(first).getInt("reply_count")).isZero();
        assertThat(message(first).getString("last_reply_at")).isNull();
    }

    @Test
    void repliesAtOnceAreAllCounted() {
        Parallel.run(20, i -> Api.reply(channel, first, "reply " + i));

        assertThat(message(first).getInt("reply_count")).isEqualTo(20);
        assertThat(Api.walk(MESSAGES + "/" + first + "/replies", Map.of("limit", 7)))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void aReplyIsAnUpdateButNoEditOfTheMessageItAnswers() {
        String reply = Api.reply(channel, first, "reply");

        assertThat(message(first).getInt("version")).isEqualTo(2);
        assertThat(message(first).getString("updated_at"))
                .isEqualTo(message(reply).getString("created_at"));
        assertThat(message(first).getBoolean("is_edited")).isFalse();
        assertThat(Database.number("select count(*) from audit_logs where entity_id = ?::uuid", first))
                .isEqualTo(1);
    }

    @Test
    void aParentMustBeALiveMessageOfTheSameChannel() {
        String elsewhere = Api.message(Api.channel("other"), "elsewhere");
        String deleted = Api.message(channel, "deleted");
        Api.delete(MESSAGES + "/" + deleted);

        invalid(reply(elsewhere), "/parent_id", "unknown_reference");
        invalid(reply(deleted), "/parent_id", "unknown_reference");
        invalid(reply(Api.nobody()), "/parent_id", "unknown_reference");
        invalid(
                Api.json()
                        .body("{\"content\": \"reply\", \"parent_id\": \"first\"}")
                        .post(CHANNELS + "/" + channel + "/messages"),
                "/parent_id",
                "invalid_uuid");
    }

    @Test
    void aReplyToAReplyOfADeletedThreadIsNoServerError() {
        String reply = Api.reply(channel, first, "reply");
        Api.delete(MESSAGES + "/" + first);

        invalid(reply(reply), "/parent_id", "unknown_reference");
    }

    @Test
    void repliesOfNothingAreNotThere() {
        assertThat(Api.walk(MESSAGES + "/" + first + "/replies", Map.of())).isEmpty();
        problem(Api.get(MESSAGES + "/" + Api.nobody() + "/replies"), 404, "not_found");
    }

    @Test
    void purgingTheFirstMessagePurgesTheThread() {
        Api.reply(channel, first, "one");
        Api.reply(channel, first, "two");

        assertThat(Api.delete(MESSAGES + "/" + first + "?purge=true").statusCode())
                .isEqualTo(204);
        assertThat(Database.number("select count(*) from messages")).isZero();
    }

    private Response reply(String parent) {
        return Api.json()
                .body(Map.of("content", "reply", "parent_id", parent))
                .post(CHANNELS + "/" + channel + "/messages");
    }

    private static JsonPath message(String id) {
        return Api.ok(Api.get(MESSAGES + "/" + id));
    }
}
