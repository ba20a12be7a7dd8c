package dev.freehold.chat;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChannelTest {
    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void anUnknownProjectIsNamed() {
        String channel = Api.channel("general");

        invalid(
                Api.json()
                        .body(Map.of("name", "viewing", "project_id", Api.nobody()))
                        .post(CHANNELS),
                "/project_id",
                "unknown_reference");
        invalid(
                Api.patch(CHANNELS + "/" + channel, "{\"project_id\": \"" + Api.nobody() + "\"}"),
                "/project_id",
                "unknown_reference");
        assertThat(Api.ok(Api.get(CHANNELS + "/" + channel)).getInt("version")).isEqualTo(1);
    }

    @Test
    void aNewChannelIsPublicAndBelongsToNoProject() {
        assertThat(Api.create(CHANNELS, Map.of("name", "general")).getMap("$"))
                .containsEntry("is_private", false)
                .containsEntry("project_id", null);
    }

    @Test
    void aNameIsTakenInAnyCase() {
        String project = Api.project("House");
        Api.channel("General");
        Api.channel("General", project);

        taken(Api.json().body(Map.of("name", "gENERAL")).post(CHANNELS));
        taken(Api.json().body(Map.of("name", "general", "project_id", project)).post(CHANNELS));
    }

    @Test
    void theSameNameIsFreeInAnotherProject() {
        Api.channel("general", Api.project("House"));
        Api.channel("general", Api.project("Barn"));
        String free = Api.channel("general");

        assertThat(Api.walk(CHANNELS, Map.of("project_id_is_null", true))).containsExactly(free);
    }

    @Test
    void aChannelCannotTakeANameByRenamingMovingOrReturning() {
        String project = Api.project("House");
        Api.channel("general", project);
        String random = Api.channel("random", project);
        taken(Api.patch(CHANNELS + "/" + random, "{\"name\": \"GENERAL\"}"));

        String free = Api.channel("general");
        taken(Api.patch(CHANNELS + "/" + free, "{\"project_id\": \"" + project + "\"}"));

        Api.delete(CHANNELS + "/" + random);
        Api.channel("Random", project);
        taken(Api.json().post(CHANNELS + "/" + random + "/restore"));
    }

    @Test
    void theNameOfADeletedChannelIsFree() {
        Api.delete(CHANNELS + "/" + Api.channel("general"));

        Api.channel("general");
    }

    @Test
    void aNameHasOneToEightyCharacters() {
        invalid(Api.json().body(Map.of("name", "x".repeat(81))).post(CHANNELS), "/name", "length");
        invalid(Api.json().body(Map.of("name", " ")).post(CHANNELS), "/name", "blank");
        Api.channel("x".repeat(80));
    }

    @Test
    void membersComeAndGoAsOftenAsAsked() {
        String channel = Api.channel("general");
        String ann = Api.user("ann");
        String members = CHANNELS + "/" + channel + "/members";

        assertThat(Api.json().put(members + "/" + ann).statusCode()).isEqualTo(204);
        assertThat(Api.json().put(members + "/" + ann).statusCode()).isEqualTo(204);
        assertThat(Api.ok(Api.get(members)).getMap("items[0]"))
                .containsEntry("id", ann)
                .containsEntry("username", "ann")
                .containsOnlyKeys("id", "username", "full_name", "avatar_url", "joined_at");

        assertThat(Api.delete(members + "/" + ann).statusCode()).isEqualTo(204);
        assertThat(Api.delete(members + "/" + ann).statusCode()).isEqualTo(204);
        assertThat(Api.ids(Api.get(members))).isEmpty();
    }

    @Test
    void membersAreAListLikeEveryOther() {
        String channel = Api.channel("general");
        String members = CHANNELS + "/" + channel + "/members";
        for (String name : List.of("cleo", "ann", "bert", "dora", "emil")) {
            Api.json().put(members + "/" + Api.user(name));
        }

        assertThat(Api.walk(members, Map.of("sort", "-username", "limit", 2), () -> {}))
                .extracting(member -> member.get("username"))
                .containsExactly("emil", "dora", "cleo", "bert", "ann");
        assertThat(Api.ids(Api.get(members + "?username=ann,bert"))).hasSize(2);
        assertThat(Api.walk(members, Map.of("sort", "joined_at", "limit", 1))).hasSize(5);
    }

    @Test
    void whoIsDeletedIsInNoListOfMembersWhichKnowsNoTrash() {
        String members = CHANNELS + "/" + Api.channel("general") + "/members";
        String ann = Api.user("ann");
        Api.json().put(members + "/" + ann);
        assertThat(Api.ids(Api.get(members))).containsExactly(ann);

        Database.execute("update users set deleted_at = now() where id = ?::uuid", ann);

        assertThat(Api.ids(Api.get(members))).isEmpty();
        invalidParameter(Api.get(members + "?deleted=include"), "deleted", "unknown_parameter");
    }

    @Test
    void theSameMemberAtOnceIsOneMember() {
        String channel = Api.channel("general");
        String ann = Api.user("ann");
        String member = CHANNELS + "/" + channel + "/members/" + ann;

        List<Response> answers = Parallel.run(10, i -> Api.json().put(member));

        assertThat(answers).extracting(Response::statusCode).containsOnly(204);
        assertThat(Database.number("select count(*) from channel_members")).isEqualTo(1);
    }

    @Test
    void aMemberMustExist() {
        String channel = Api.channel("general");

        Response stranger = Api.json().put(CHANNELS + "/" + channel + "/members/" + Api.nobody());
        assertThat(stranger.statusCode()).as(stranger.asString()).isIn(400, 404);
        problem(Api.json().put(CHANNELS + "/" + Api.nobody() + "/members/" + TestSignIn.DEVELOPER), 404, "not_found");
        problem(Api.get(CHANNELS + "/" + Api.nobody() + "/members"), 404, "not_found");
    }

    @Test
    void purgingAChannelRemovesItsThreadsAndMembers() {
        String channel = Api.channel("general");
        String other = Api.channel("other");
        String kept = Api.message(other, "kept");
        Api.json().put(CHANNELS + "/" + channel + "/members/" + TestSignIn.DEVELOPER);
        for (int i = 0; i < 3; i++) {
            String parent = Api.message(channel, "parent");
            Api.reply(channel, parent, "one");
            Api.reply(channel, parent, "two");
        }

        assertThat(Api.delete(CHANNELS + "/" + channel + "?purge=true").statusCode())
                .isEqualTo(204);

        assertThat(Database.column("select id from messages")).containsExactly(kept);
        assertThat(Database.number("select count(*) from channel_members")).isZero();
    }

    private static void taken(Response answer) {
        assertThat(problem(answer, 409, "conflict").getList("errors.pointer")).containsExactly("/name");
    }
}
