package dev.freehold.platform.idempotency;

import static dev.freehold.support.Api.CHANNELS;
import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalidParameter;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class IdempotencyTest {
    private static final Map<String, String> HOUSE = Map.of("name", "House");
    private static final Map<String, String> BARN = Map.of("name", "Barn");

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void theSameRequestAgainIsOneChangeAndTheSameAnswer() {
        Response first = keyed("k").body(HOUSE).post(PROJECTS);
        Response again = keyed("k").body(HOUSE).post(PROJECTS);

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.contentType()).isEqualTo(first.contentType());
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void anAnswerWithAKeyIsTheAnswerWithoutOne() {
        Response keyed = keyed("k").body(HOUSE).post(PROJECTS);
        Response plain = Api.get(PROJECTS + "/" + keyed.jsonPath().getString("id"));

        assertThat(keyed.asString()).isEqualTo(plain.asString());
        assertThat(keyed.contentType()).startsWith("application/json");
    }

    @Test
    void anotherRequestWithTheKeyIsRefused() {
        keyed("k").body(HOUSE).post(PROJECTS);

        problem(keyed("k").body(BARN).post(PROJECTS), 422, "idempotency_mismatch");
        problem(keyed("k").body(HOUSE).post(CHANNELS), 422, "idempotency_mismatch");
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void aChangeIsReplayedTooAndNotMadeAgain() {
        String path = TASKS + "/" + Api.task(Api.project("House"), "Paint");

        Response first = keyed("k").body("{\"title\": \"Varnish\"}").patch(path);
        Api.patch(path, "{\"title\": \"Oil\"}");
        Response again = keyed("k").body("{\"title\": \"Varnish\"}").patch(path);

        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Api.ok(Api.get(path)).getString("title")).isEqualTo("Oil");
    }

    @Test
    void actionsAndMessagesAreReplayedToo() {
        String project = Api.project("House");
        String messages = CHANNELS + "/" + Api.channel("general") + "/messages";

        assertThat(keyed("a").post(PROJECTS + "/" + project + "/archive").header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(keyed("a").post(PROJECTS + "/" + project + "/archive").header("Idempotency-Replayed"))
                .isEqualTo("true");

        String first =
                keyed("m").body(Map.of("content", "hello")).post(messages).asString();
        assertThat(keyed("m").body(Map.of("content", "hello")).post(messages).asString())
                .isEqualTo(first);
        assertThat(Database.number("select count(*) from messages")).isEqualTo(1);
    }

    @Test
    void twentyAtOnceMakeOneRow() {
        List<Response> answers = Parallel.run(20, i -> keyed("k").body(HOUSE).post(PROJECTS));

        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(201, 409)
                .contains(201);
        answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .forEach(answer -> problem(answer, 409, "idempotency_in_flight"));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(projects()).isEqualTo(1);

        Response later = keyed("k").body(HOUSE).post(PROJECTS);
        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(later.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void parallelRequestsWithKeysOfTheirOwnAllGoThrough() {
        String task = TASKS + "/" + Api.task(Api.project("House"), "Paint");

        List<Response> answers = Parallel.run(
                20, i -> keyed("k" + i).body("{\"title\": \"Title " + i + "\"}").patch(task));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(Api.ok(Api.get(task)).getInt("version")).isEqualTo(21);
    }

    @Test
    void aRequestThatFailedMayBeSentAgainUnderTheSameKey() {
        problem(keyed("k").body(Map.of("name", "")).post(PROJECTS), 400, "invalid_input");
        problem(
                keyed("k")
                        .body(Map.of("name", "House", "owner_id", Api.nobody()))
                        .post(PROJECTS),
                400,
                "invalid_input");
        assertThat(Database.number("select count(*) from idempotency_keys")).isZero();

        assertThat(keyed("k").body(HOUSE).post(PROJECTS).statusCode()).isEqualTo(201);
    }

    @Test
    void aStalePatchUnderAKeyIsStaleAndNotStored() {
        String path = PROJECTS + "/" + Api.project("House");

        problem(keyed("k").header("If-Match", "\"9\"").body(BARN).patch(path), 412, "stale_version");
        assertThat(keyed("k").header("If-Match", "\"1\"").body(BARN).patch(path).statusCode())
                .isEqualTo(200);
    }

    @Test
    void callersDoNotShareKeys() {
        String ann = Api.user("ann");
        keyed("k").body(HOUSE).post(PROJECTS);

        Response hers = Api.as(ann).header("Idempotency-Key", "k").body(BARN).post(PROJECTS);

        assertThat(hers.statusCode()).isEqualTo(201);
        assertThat(hers.header("Idempotency-Replayed")).isNull();
        assertThat(projects()).isEqualTo(2);
    }

    @Test
    void afterADayTheKeyIsNewAgain() {
        keyed("k").body(HOUSE).post(PROJECTS);
        Database.execute("update idempotency_keys set created_at = created_at - interval '23 hours 59 minutes'");
        assertThat(keyed("k").body(HOUSE).post(PROJECTS).header("Idempotency-Replayed"))
                .isEqualTo("true");

        Database.execute("update idempotency_keys set created_at = created_at - interval '2 minutes'");
        Response anew = keyed("k").body(BARN).post(PROJECTS);

        assertThat(anew.statusCode()).isEqualTo(201);
        assertThat(anew.header("Idempotency-Replayed")).isNull();
        assertThat(projects()).isEqualTo(2);
        assertThat(keyed("k").body(BARN).post(PROJECTS).asString()).isEqualTo(anew.asString());
    }

    @ParameterizedTest
    @MethodSource("insaneKeys")
    void anInsaneKeyIsRefused(String key) {
        invalidParameter(keyed(key).body(HOUSE).post(PROJECTS), "Idempotency-Key", "invalid_key");
        assertThat(projects()).isZero();
    }

    static List<String> insaneKeys() {
        return List.of("", "a b", "a\tb", "x".repeat(256));
    }

    @Test
    void aKeyOf255VisibleCharactersIsTaken() {
        String key = "!~".repeat(127) + "x";

        assertThat(keyed(key).body(HOUSE).post(PROJECTS).statusCode()).isEqualTo(201);
        assertThat(keyed(key).body(HOUSE).post(PROJECTS).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aReadTakesNoNoticeOfAKey() {
        assertThat(keyed("k").get(PROJECTS).statusCode()).isEqualTo(200);
        assertThat(Database.number("select count(*) from idempotency_keys")).isZero();
    }

    private static RequestSpecification keyed(String key) {
        return Api.json().header("Idempotency-Key", key);
    }

    private static long projects() {
        return Database.number("select count(*) from projects");
    }
}
