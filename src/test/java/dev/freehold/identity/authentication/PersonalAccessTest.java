package dev.freehold.identity.authentication;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program may do with a personal access token. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PersonalAccessTest {
    private static final String TOKENS = "/api/v1/auth/tokens";
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private String ann;
    private SignedIn desk;
    private String id;
    private String token;

    @BeforeEach
    void token() {
        Database.clear();
        ann = People.make("ann", "member");
        desk = People.signIn("ann");
        JsonPath issued = Api.created(desk.request()
                .body(Map.of("name", "report", "scopes", List.of("tasks:read", "projects:read", "projects:write")))
                .post(TOKENS));
        id = issued.getString("id");
        token = issued.getString("token");
    }

    @Test
    void whatItsScopesSayAndNoMore() {
        assertThat(People.bearing(token).get(Api.TASKS).statusCode()).isEqualTo(200);
        problem(People.bearing(token).get(Api.CHANNELS), 403, "forbidden");
        problem(People.bearing(token).get(Api.USERS), 403, "forbidden");
        JsonPath project =
                Api.created(People.bearing(token).body(Map.of("name", "Hers")).post(Api.PROJECTS));
        assertThat(project.getString("owner_id")).isEqualTo(ann);
        assertThat(Api.ok(People.bearing(token).get(People.ME)).getList("permissions", String.class))
                .containsExactly("projects:read", "projects:write", "tasks:read");
    }

    @Test
    void neverMoreThanItsOwnerMayNow() {
        Database.execute("delete from user_roles where user_id = ?", UUID.fromString(ann));

        Polling.await(
                "refused", PROMISE, () -> People.bearing(token).get(Api.TASKS).statusCode() == 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKENS, "/api/v1/auth/sessions"})
    void nothingThatIsAboutTheAccount(String path) {
        problem(People.bearing(token).get(path), 403, "forbidden");
        problem(
                People.bearing(token)
                        .body(Map.of("name", "more", "scopes", List.of("tasks:write")))
                        .post(TOKENS),
                403,
                "forbidden");
        problem(People.bearing(token).body("{\"full_name\": \"x\"}").patch(People.ME), 403, "forbidden");
        problem(People.bearing(token).post(People.LOGOUT), 403, "forbidden");
    }

    @Test
    void itsUseIsOnRecordOnceAMinute() {
        for (int i = 0; i < 5; i++) {
            People.bearing(token).header("X-Request-Id", "use-" + i).get(Api.TASKS);
        }

        assertThat(Api.ok(desk.request().get(TOKENS + "/" + id)).getString("last_used_at"))
                .isNotBlank();
        assertThat(Database.rows("select actor_id::text, entity_id::text, request_id from audit_logs"
                        + " where action = 'token_used'"))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("actor_id", ann)
                        .containsEntry("entity_id", id)
                        .containsEntry("request_id", "use-0"));
    }

    @Test
    void whoeverRevokesItEndsItAtOnce() {
        assertThat(People.bearing(token).get(Api.TASKS).statusCode()).isEqualTo(200);

        assertThat(desk.request().delete(TOKENS + "/" + id).statusCode()).isEqualTo(204);

        Polling.await(
                "refused", PROMISE, () -> People.bearing(token).get(Api.TASKS).statusCode() == 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update api_tokens set expires_at = now() - interval '1 second' where user_id = ?",
                "update users set is_active = false where id = ?"
            })
    void itEndsWithItsTimeAndWithItsOwner(String sql) {
        assertThat(People.bearing(token).get(Api.TASKS).statusCode()).isEqualTo(200);

        Database.execute(sql, UUID.fromString(ann));

        Polling.await(
                "refused", PROMISE, () -> People.bearing(token).get(Api.TASKS).statusCode() == 401);
    }

    @Test
    void signingOutDoesNotTouchIt() {
        desk.request().post(People.LOGOUT + "?all=true");

        assertThat(People.bearing(token).get(Api.TASKS).statusCode()).isEqualTo(200);
    }
}
