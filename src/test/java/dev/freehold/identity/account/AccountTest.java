package dev.freehold.identity.account;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccountTest {
    private static final String CHANGE = "/api/v1/auth/password";
    private static final String BETTER = "nine blue kites over town";

    private String ann;
    private SignedIn desk;

    @BeforeEach
    void signIn() {
        Database.clear();
        ann = People.make("ann", "member");
        desk = People.signIn("ann");
    }

    // profile

    @Test
    void aProfileIsChangedByItsOwner() {
        Response answer = desk.request()
                .body(Map.of("full_name", "Ann Other", "time_zone", "Europe/Zurich"))
                .patch(People.ME);

        assertThat(Api.ok(answer).getString("full_name")).isEqualTo("Ann Other");
        assertThat(Api.ok(desk.request().get(People.ME)).getString("user.time_zone"))
                .isEqualTo("Europe/Zurich");
        assertThat(Database.column("select actor_id::text from audit_logs where entity = 'users' and action = 'update'"
                        + " and new_values ->> 'full_name' = 'Ann Other'"))
                .containsExactly(ann);
    }

    @ParameterizedTest
    @CsvSource({
        "is_active, false, read_only",
        "username, \"boss\", read_only",
        "email, \"boss@freehold.invalid\", read_only",
        "id, \"01890000-0000-7000-8000-000000000001\", read_only",
        "last_login_at, null, read_only",
        "roles, [\"admin\"], unknown_field",
        "permissions, [\"users:manage\"], unknown_field",
        "hashed_password, \"x\", unknown_field",
        "password, \"x\", unknown_field"
    })
    void nothingElseCanBeSlippedIn(String field, String value, String code) {
        Response answer = desk.request()
                .body("{\"full_name\": \"A\", \"" + field + "\": " + value + "}")
                .patch(People.ME);

        invalid(answer, "/" + field, code);
        JsonPath me = Api.ok(desk.request().get(People.ME));
        assertThat(me.getString("user.full_name")).isNull();
        assertThat(me.getList("roles", String.class)).containsExactly("member");
    }

    @Test
    void aStaleProfileIsNotOverwritten() {
        Response answer = desk.request()
                .header("If-Match", "\"99\"")
                .body(Map.of("full_name", "Ann"))
                .patch(People.ME);

        problem(answer, 412, "stale_version");
    }

    @Test
    void withoutCredentialsNobodyIsAnybody() {
        Response answer = People.anonymous().get(People.ME);

        problem(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"freehold\"");
    }

    // password

    @Test
    void whoeverKnowsHisPasswordMayChangeIt() {
        SignedIn phone = People.signIn("ann");

        assertThat(change(People.PASSWORD, BETTER).statusCode()).isEqualTo(204);

        assertThat(People.login("ann", People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(People.login("ann", BETTER).statusCode()).isEqualTo(200);
        assertThat(People.statusOf(desk.accessToken())).as("this session").isEqualTo(200);
        assertThat(People.statusOf(phone.accessToken())).as("any other").isEqualTo(401);
        assertThat(People.refresh(phone.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(Database.number("select count(*) from audit_logs where action = 'password_changed'"))
                .isPositive();
        assertThat(Database.number("select count(*) from audit_logs where new_values::text like '%argon2%'"
                        + " or old_values::text like '%argon2%'"))
                .isZero();
    }

    @Test
    void whoeverDoesNotMayNot() {
        invalid(change("not my password", BETTER), "/current_password", "wrong_password");

        assertThat(People.login("ann", People.PASSWORD).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elevenchars", "password1234", "aaaaaaaaaaaaaaaa"})
    void aBadPasswordIsRefused(String bad) {
        Response answer = change(People.PASSWORD, bad);

        JsonPath refusal = problem(answer, 400, "invalid_input");
        assertThat(refusal.getList("errors.pointer")).containsExactly("/new_password");
        assertThat(answer.asString()).doesNotContain(bad);
    }

    @Test
    void guessingTheCurrentPasswordIsSlowedDown() {
        for (int i = 0; i < 6; i++) {
            change("guess number " + i, BETTER);
        }

        problem(change(People.PASSWORD, BETTER), 429, "too_many_requests");
    }

    // set by an administrator

    @Test
    void anAdministratorSetsAPassword() {
        People.setPassword(ann, BETTER);

        assertThat(People.login("ann", BETTER).statusCode()).isEqualTo(200);
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(401);
        problem(setPassword(Api.nobody(), BETTER), 404, "not_found");
        invalid(setPassword(ann, "short"), "/password", "length");
    }

    @Test
    void nobodySetsThePasswordOfSomebodyMightier() {
        String admin = People.make("root", "admin");
        Map<String, Object> email = new HashMap<>(Map.of("email", "mine@freehold.invalid"));

        problem(
                Api.allowed("users:manage").body(Map.of("password", BETTER)).put(Api.USERS + "/" + admin + "/password"),
                403,
                "forbidden");
        problem(Api.allowed("users:manage").body(email).patch(Api.USERS + "/" + admin), 403, "forbidden");
        assertThat(Api.allowed("users:manage")
                        .body(Map.of("password", BETTER))
                        .put(Api.USERS + "/" + ann + "/password")
                        .statusCode())
                .isEqualTo(204);
        problem(
                Api.allowed().body(Map.of("password", BETTER)).put(Api.USERS + "/" + ann + "/password"),
                403,
                "forbidden");
    }

    @Test
    void nobodySetsHisOwnWithoutProof() {
        People.make("root", "admin");
        SignedIn root = People.signIn("root");
        String id = Api.ok(root.request().get(People.ME)).getString("user.id");

        problem(
                root.request().body(Map.of("password", BETTER)).put(Api.USERS + "/" + id + "/password"),
                403,
                "forbidden");
        problem(root.request().body(Map.of("email", "x@example.org")).patch(Api.USERS + "/" + id), 403, "forbidden");
        assertThat(root.request()
                        .body(Map.of("full_name", "Root"))
                        .patch(Api.USERS + "/" + id)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noProgramSetsAnybodys() {
        People.make("root", "admin");
        String token = Api.created(People.signIn("root")
                        .request()
                        .body(Map.of("name", "robot", "scopes", List.of("users:manage", "users:read", "tasks:read")))
                        .post("/api/v1/auth/tokens"))
                .getString("token");
        String nobody = Api.user("nobody");

        problem(
                People.bearing(token).body(Map.of("password", BETTER)).put(Api.USERS + "/" + nobody + "/password"),
                403,
                "forbidden");
        problem(
                People.bearing(token).body(Map.of("email", "x@example.org")).patch(Api.USERS + "/" + nobody),
                403,
                "forbidden");
    }

    private static Response setPassword(String user, String password) {
        return Api.json().body(Map.of("password", password)).put(Api.USERS + "/" + user + "/password");
    }

    private Response change(String current, String better) {
        return desk.request()
                .body(Map.of("current_password", current, "new_password", better))
                .post(CHANGE);
    }
}
