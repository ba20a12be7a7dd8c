package dev.freehold.identity.sessions;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SessionTest {
    private static final String SESSIONS = "/api/v1/auth/sessions";

    /** The promise is five seconds. */
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private String ann;
    private SignedIn desk;
    private SignedIn phone;

    @BeforeEach
    void signIn() {
        Database.clear();
        ann = People.make("ann", "member");
        People.make("bob", "admin");
        desk = People.signIn("ann");
        phone = SignedIn.of(Api.ok(People.anonymous()
                .body(Map.of("username", "ann", "password", People.PASSWORD, "device", "her phone"))
                .post(People.LOGIN)));
    }

    @Test
    void everybodySeesHisOwnSessions() {
        JsonPath list = Api.ok(desk.request().get(SESSIONS));

        assertThat(list.getList("items.id", String.class)).containsExactlyInAnyOrder(desk.session(), phone.session());
        assertThat(list.getList("items.device", String.class)).contains("her phone");
        assertThat(list.getList("items.ip_address", String.class)).containsOnly("127.0.0.1");
        assertThat(list.getMap("items[0]")).doesNotContainKeys("refresh_token_hash", "user_id");
        assertThat(Api.ok(People.signIn("bob").request().get(SESSIONS)).getList("items"))
                .hasSize(1);
    }

    @Test
    void aRefreshedSessionIsListedOnce() {
        People.refresh(phone.refreshToken());

        assertThat(Api.ok(desk.request().get(SESSIONS + "?include_total=true&limit=1"))
                        .getInt("total"))
                .isEqualTo(2);
    }

    @Test
    void endingASessionEndsItsTokens() {
        assertThat(desk.request().delete(SESSIONS + "/" + phone.session()).statusCode())
                .isEqualTo(204);

        assertThat(People.statusOf(phone.accessToken())).isEqualTo(401);
        assertThat(People.refresh(phone.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);
        problem(desk.request().delete(SESSIONS + "/" + phone.session()), 404, "not_found");
    }

    @Test
    void theSessionsOfOthersAreNotThere() {
        SignedIn bob = People.signIn("bob");

        problem(bob.request().delete(SESSIONS + "/" + desk.session()), 404, "not_found");
        problem(bob.request().delete(SESSIONS + "/" + UUID.randomUUID()), 404, "not_found");
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);
    }

    @Test
    void signingOutEndsThisSession() {
        assertThat(desk.request().post(People.LOGOUT).statusCode()).isEqualTo(204);

        assertThat(People.statusOf(desk.accessToken())).isEqualTo(401);
        assertThat(People.statusOf(phone.accessToken())).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsAll() {
        assertThat(desk.request().post(People.LOGOUT + "?all=true").statusCode())
                .isEqualTo(204);

        assertThat(People.statusOf(desk.accessToken())).isEqualTo(401);
        assertThat(People.statusOf(phone.accessToken())).isEqualTo(401);
        assertThat(Database.number("select count(*) from audit_logs where action = 'sign_out_everywhere'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update users set is_active = false where id = ?",
                "update users set deleted_at = now() where id = ?",
                "update user_sessions set revoked_at = now() where user_id = ?",
                "delete from user_sessions where user_id = ?"
            })
    void whoeverMayNotComeInAnyMoreIsRefusedSoonWhoeverSaysSo(String sql) {
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);

        Database.execute(sql, UUID.fromString(ann));

        Polling.await("refused", PROMISE, () -> People.statusOf(desk.accessToken()) == 401);
    }

    @Test
    void anAdministratorWhoDeactivatesSomebodyShutsHimOut() {
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);

        assertThat(People.signIn("bob")
                        .request()
                        .body("{\"is_active\": false}")
                        .patch(Api.USERS + "/" + ann)
                        .statusCode())
                .isEqualTo(200);

        Polling.await("refused", PROMISE, () -> People.statusOf(desk.accessToken()) == 401);
    }

    @Test
    void aRoleThatIsTakenAwayPermitsNothingSoonAfter() {
        assertThat(desk.request().get(Api.TASKS).statusCode()).isEqualTo(200);

        Database.execute("delete from user_roles where user_id = ?", UUID.fromString(ann));

        Polling.await("refused", PROMISE, () -> desk.request().get(Api.TASKS).statusCode() == 403);
    }

    /** If it asked the tables, it would wait for them here. */
    @Test
    void aRequestAsksTheDatabaseNothingAboutItsCaller() throws SQLException {
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local lock_timeout = '5s'");
            statement.execute("lock table user_sessions, user_roles, role_permissions, permissions, signing_keys");

            for (int i = 0; i < 20; i++) {
                assertThat(desk.request().get(Api.TASKS).statusCode()).isEqualTo(200);
            }
            connection.rollback();
        }
    }
}
