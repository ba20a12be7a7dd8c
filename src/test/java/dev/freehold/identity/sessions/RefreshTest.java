package dev.freehold.identity.sessions;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefreshTest {
    private SignedIn first;

    @BeforeEach
    void signIn() {
        Database.clear();
        People.make("ann", "member");
        first = People.signIn("ann");
    }

    @Test
    void eachRefreshGivesANewPairOfTheSameSession() {
        SignedIn second = SignedIn.of(Api.ok(People.refresh(first.refreshToken())));
        SignedIn third = SignedIn.of(Api.ok(People.refresh(second.refreshToken())));

        assertThat(third.session()).isEqualTo(first.session());
        assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                .doesNotHaveDuplicates();
        assertThat(People.statusOf(third.accessToken())).isEqualTo(200);
        assertThat(People.statusOf(first.accessToken())).isEqualTo(200);
    }

    @Test
    void aTokenThatComesAgainEndsTheSession() {
        SignedIn second = SignedIn.of(Api.ok(People.refresh(first.refreshToken())));

        problem(People.refresh(first.refreshToken()), 401, "invalid_credentials");

        problem(People.refresh(second.refreshToken()), 401, "invalid_credentials");
        Polling.await("refused", Duration.ofSeconds(5), () -> People.statusOf(second.accessToken()) == 401);
        assertThat(Database.number("select count(*) from audit_logs where action = 'refresh_token_reused'"))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void ofTwoAtOnceOneWinsAndThenTheFamilyDies() {
        List<Response> answers = Parallel.run(8, i -> People.refresh(first.refreshToken()));

        List<Response> won =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 401);
        problem(People.refresh(won.get(0).jsonPath().getString("refresh_token")), 401, "invalid_credentials");
    }

    @Test
    void anotherSessionOfTheSameUserGoesOn() {
        SignedIn other = People.signIn("ann");
        SignedIn second = SignedIn.of(Api.ok(People.refresh(first.refreshToken())));
        People.refresh(first.refreshToken());

        assertThat(People.refresh(second.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(People.refresh(other.refreshToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenDoesNotCount() {
        Database.execute("update user_sessions set expires_at = now() - interval '1 second'");

        problem(People.refresh(first.refreshToken()), 401, "invalid_credentials");
    }

    @Test
    void aDeactivatedUserGetsNoNewPair() {
        Database.execute("update users set is_active = false where username = 'ann'");

        problem(People.refresh(first.refreshToken()), 401, "invalid_credentials");
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        problem(People.refresh("fhr_" + "a".repeat(43)), 401, "invalid_credentials");
        Api.invalid(People.refresh(first.accessToken()), "/refresh_token", "length");
    }

    @Test
    void theDatabaseKnowsTokensByTheirHashOnly() {
        String everything =
                Database.rows("select s::text as s from user_sessions s").toString();

        assertThat(everything)
                .doesNotContain(first.refreshToken(), first.refreshToken().substring(4));
    }

    /** Whoever ends sessions must see the one that is just being made. */
    @RepeatedTest(10)
    void noRefreshOutlivesTheEndOfAllSessions() {
        List<Response> answers = Parallel.run(
                2,
                i -> i == 0
                        ? People.refresh(first.refreshToken())
                        : first.request().post(People.LOGOUT + "?all=true"));

        assertThat(answers.get(1).statusCode()).isEqualTo(204);
        if (answers.get(0).statusCode() == 200) {
            assertThat(People.refresh(answers.get(0).jsonPath().getString("refresh_token"))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(Database.number("select count(*) from user_sessions where used_at is null and revoked_at is null"))
                .isZero();
    }
}
