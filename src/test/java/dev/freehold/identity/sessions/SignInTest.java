package dev.freehold.identity.sessions;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignInTest {
    @Inject
    SessionService sessions;

    private String ann;

    @BeforeEach
    void ann() {
        Database.clear();
        ann = People.make("ann", "member");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ANN", "ann@freehold.invalid", "Ann@Freehold.Invalid"})
    void withUserNameOrAddressInAnyCase(String name) {
        Response answer = People.login(name, People.PASSWORD);

        JsonPath tokens = Api.ok(answer);
        assertThat(tokens.getString("token_type")).isEqualTo("Bearer");
        assertThat(tokens.getInt("expires_in")).isEqualTo(900);
        assertThat(tokens.getInt("refresh_expires_in")).isEqualTo(30 * 24 * 3600);
        assertThat(tokens.getString("refresh_token")).matches("fhr_[A-Za-z0-9_-]{43}");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(People.statusOf(tokens.getString("access_token"))).isEqualTo(200);
    }

    @Test
    void whoIsSignedInMayWhatHisRolesPermit() {
        People.SignedIn tokens = People.signIn("ann");

        JsonPath me = Api.ok(tokens.request().get(People.ME));
        assertThat(me.getString("user.id")).isEqualTo(ann);
        assertThat(me.getString("user.last_login_at")).isNotBlank();
        assertThat(me.getList("roles", String.class)).containsExactly("member");
        assertThat(me.getList("permissions", String.class))
                .contains("tasks:write")
                .doesNotContain("users:manage");
        assertThat(me.getString("session_id")).isEqualTo(tokens.session());
        String project = Api.created(
                        tokens.request().body(Map.of("name", "Hers")).post(Api.PROJECTS))
                .getString("owner_id");
        assertThat(project).isEqualTo(ann);
        JsonPath refusal =
                problem(tokens.request().body(Map.of("username", "x")).post(Api.USERS), 403, "forbidden");
        assertThat(refusal.getString("detail")).contains("users:manage");
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        People.make("gone", "member");
        Database.execute("update users set is_active = false where username = 'gone'");
        Api.user("keyless");

        List<Response> answers = List.of(
                People.login("ann", "not her password at all"),
                People.login("nobody-of-this-name", People.PASSWORD),
                People.login("nobody@freehold.invalid", People.PASSWORD),
                People.login("gone", People.PASSWORD),
                People.login("keyless", People.PASSWORD),
                People.login("keyless", ""));

        String said = without(answers.get(0));
        assertThat(answers.subList(0, 5)).allSatisfy(answer -> {
            problem(answer, 401, "invalid_credentials");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(without(answer)).isEqualTo(said);
        });
        Api.invalid(answers.get(5), "/password", "length");
    }

    private static String without(Response answer) {
        return answer.asString().replace(answer.header("X-Request-Id"), "");
    }

    @Test
    void afterSomeFailuresTheNextAttemptHasToWait() {
        for (int i = 0; i < 5; i++) {
            problem(People.login("ann", "wrong password " + i), 401, "invalid_credentials");
        }
        Response refused = People.login("ann", People.PASSWORD);
        problem(refused, 429, "too_many_requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();

        Database.execute("update sign_in_attempts set next_at = now() - interval '1 second'");
        Api.ok(People.login("ann", People.PASSWORD));
    }

    @Test
    void aPasswordIsHashedAnewWhenTheParametersHaveRisen() {
        String old = com.password4j.Password.hash(People.PASSWORD)
                .addRandomSalt(16)
                .with(com.password4j.Argon2Function.getInstance(8, 1, 1, 32, com.password4j.types.Argon2.ID))
                .getResult();
        Database.execute("update users set hashed_password = ? where id = ?", old, UUID.fromString(ann));

        People.signIn("ann");

        String present = Database.column("select hashed_password from users where id = ?", UUID.fromString(ann))
                .get(0);
        assertThat(present).isNotEqualTo(old).startsWith("$argon2id$");
        People.signIn("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\": \"ann\"}",
                "{\"username\": null, \"password\": \"x\"}",
                "[]",
                "{\"username\": 1}"
            })
    void aBodyThatIsNoSignInIsRefused(String body) {
        assertThat(People.anonymous().body(body).post(People.LOGIN).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingInAndFailingAreOnRecord() {
        People.login("ann", "wrong password");
        People.login("no-such-user-but-maybe-a-password", "x");
        String session = People.signIn("ann").session();

        List<Map<String, Object>> events =
                Database.rows("select action, entity, entity_id::text, actor_id::text, new_values::text from audit_logs"
                        + " where action like 'sign_in%' order by seq");
        assertThat(events).hasSize(3);
        assertThat(events.get(0)).containsEntry("action", "sign_in_failed").containsEntry("entity_id", ann);
        assertThat(events.get(1)).containsEntry("action", "sign_in_failed").containsEntry("entity_id", null);
        assertThat(events.get(1).toString()).doesNotContain("maybe-a-password");
        assertThat(events.get(2))
                .containsEntry("action", "sign_in")
                .containsEntry("entity_id", session)
                .containsEntry("actor_id", ann);
        assertThat(events.get(2).get("new_values").toString()).contains("127.0.0.1");
    }

    /** The password changes while it is being checked: what was found out by then is about the old one. */
    @Test
    void aSignInThatIsOvertakenByAChangeOfThePasswordFails() {
        UUID user = UUID.fromString(ann);
        assertThat(await(() -> sessions.open(user, "an older hash", new Visit(null, "127.0.0.1", "r"))))
                .isEmpty();
        assertThat(Database.number("select count(*) from user_sessions")).isZero();
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
