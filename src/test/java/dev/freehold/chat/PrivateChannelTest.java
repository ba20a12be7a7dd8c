package dev.freehold.chat;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.MESSAGES;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PrivateChannelTest {
    private String stranger;
    private String channel;
    private String path;
    private String message;

    @BeforeEach
    void aSecretAndAStranger() {
        Database.clear();
        stranger = Api.user("stranger");
        channel = Api.privateChannel("secret");
        path = CHANNELS + "/" + channel;
        message = Api.message(channel, "the key is under the mat");
    }

    @Test
    void whoeverMakesAPrivateChannelBelongsToIt() {
        assertThat(Api.ids(Api.get(path + "/members"))).containsExactly(TestSignIn.DEVELOPER.toString());
        assertThat(Api.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aStrangerCannotReadIt() {
        problem(Api.as(stranger).get(path), 404, "not_found");
        problem(Api.as(stranger).get(path + "/members"), 404, "not_found");
        problem(Api.as(stranger).get(path + "/messages"), 404, "not_found");
        problem(Api.as(stranger).get(MESSAGES + "/" + message), 404, "not_found");
        problem(Api.as(stranger).get(MESSAGES + "/" + message + "/replies"), 404, "not_found");
    }

    @Test
    void aStrangerFindsItInNoList() {
        for (String list : List.of(CHANNELS, MESSAGES)) {
            for (String query : List.of(
                    "?include_total=true",
                    "?include_total=true&deleted=include",
                    "?include_total=true&id=" + channel + "," + message)) {
                assertThat(Api.ids(Api.as(stranger).get(list + query))).isEmpty();
                assertThat(Api.as(stranger).get(list + query).jsonPath().getInt("total"))
                        .isZero();
            }
        }
        assertThat(Api.ids(Api.as(stranger).get(MESSAGES + "?q=key"))).isEmpty();
        assertThat(Api.ids(Api.as(stranger).get(CHANNELS + "?q=secret"))).isEmpty();
        assertThat(Api.ids(Api.as(stranger).get(MESSAGES + "?channel_id=" + channel)))
                .isEmpty();
    }

    @Test
    void aStrangerFindsItInNoExport() {
        Api.reply(channel, message, "which mat");
        for (String list : List.of(CHANNELS, MESSAGES)) {
            for (String mediaType : List.of("text/csv", "application/x-ndjson")) {
                assertThat(Api.as(stranger).accept(mediaType).get(list).asString())
                        .doesNotContain("secret", "key", "mat");
            }
        }
        for (String list : List.of(path + "/messages", MESSAGES + "/" + message + "/replies")) {
            assertThat(Api.as(stranger).accept("text/csv").get(list).asString()).doesNotContain("key", "mat");
        }
    }

    @Test
    void aStrangerCannotChangeIt() {
        problem(Api.as(stranger).body("{\"is_private\": false}").patch(path), 404, "not_found");
        problem(Api.as(stranger).delete(path), 404, "not_found");
        problem(Api.as(stranger).delete(path + "?purge=true"), 404, "not_found");
        problem(Api.as(stranger).put(path + "/members/" + stranger), 404, "not_found");
        problem(Api.as(stranger).delete(path + "/members/" + TestSignIn.DEVELOPER), 404, "not_found");
        Api.delete(path);
        problem(Api.as(stranger).post(path + "/restore"), 404, "not_found");
    }

    @Test
    void aStrangerCannotTouchItsMessagesEvenAsAModerator() {
        problem(Api.as(stranger).body(Map.of("content", "hi")).post(path + "/messages"), 404, "not_found");
        problem(Api.as(stranger).body("{\"content\": \"x\"}").patch(MESSAGES + "/" + message), 404, "not_found");
        problem(Api.as(stranger).delete(MESSAGES + "/" + message), 404, "not_found");
        problem(Api.as(stranger).delete(MESSAGES + "/" + message + "?purge=true"), 404, "not_found");
        Api.delete(MESSAGES + "/" + message);
        problem(Api.as(stranger).post(MESSAGES + "/" + message + "/restore"), 404, "not_found");
    }

    @Test
    void aStrangerCannotReplyFromAnotherChannel() {
        String open = Api.channel("open");

        problem(
                Api.as(stranger)
                        .body(Map.of("content", "hi", "parent_id", message))
                        .post(CHANNELS + "/" + open + "/messages"),
                400,
                "invalid_input");
    }

    @Test
    void theSecretAnswersAsIfItWereNotThere() {
        String nobody = Api.nobody();
        String known = Api.as(stranger).get(path).asString().replace(channel, nobody);
        String unknown = Api.as(stranger).get(CHANNELS + "/" + nobody).asString();

        assertThat(known.replaceAll("\"request_id\":\"[^\"]+\"", ""))
                .isEqualTo(unknown.replaceAll("\"request_id\":\"[^\"]+\"", ""));
    }

    @Test
    void aNewMemberMayKnowItAndAFormerOneMayNot() {
        Api.json().put(path + "/members/" + stranger);
        assertThat(Api.ids(Api.as(stranger).get(CHANNELS))).containsExactly(channel);
        assertThat(Api.ids(Api.as(stranger).get(path + "/messages"))).containsExactly(message);
        assertThat(Api.ids(Api.as(stranger).get(MESSAGES + "?q=key"))).containsExactly(message);

        Api.delete(path + "/members/" + stranger);
        problem(Api.as(stranger).get(path), 404, "not_found");
        assertThat(Api.ids(Api.as(stranger).get(MESSAGES))).isEmpty();
    }

    @Test
    void whoeverMakesAChannelPrivateBelongsToIt() {
        String open = CHANNELS + "/" + Api.channel("open");

        Api.ok(Api.as(stranger).body("{\"is_private\": true}").patch(open));

        assertThat(Api.as(stranger).get(open).statusCode()).isEqualTo(200);
        problem(Api.get(open), 404, "not_found");
    }
}
