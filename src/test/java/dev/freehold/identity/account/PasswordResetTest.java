package dev.freehold.identity.account;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PasswordResetTest {
    private static final String RESET = "/api/v1/auth/password-reset";
    private static final String EMAIL = "/api/v1/auth/email";
    private static final String ANN = "ann@freehold.invalid";
    private static final String BETTER = "nine blue kites over town";
    private static final Pattern TOKEN = Pattern.compile("application: (\\S{43})");

    @Inject
    MockMailbox mailbox;

    private String ann;

    @BeforeEach
    void ann() {
        Database.clear();
        mailbox.clear();
        ann = People.make("ann", "member");
    }

    @Test
    void theMailBringsATokenThatSetsAPasswordOnce() {
        SignedIn before = People.signIn("ann");

        String token = requested(ANN);

        assertThat(confirm(token, BETTER).statusCode()).isEqualTo(204);
        assertThat(People.login("ann", BETTER).statusCode()).isEqualTo(200);
        assertThat(People.login("ann", People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(People.statusOf(before.accessToken())).isEqualTo(401);
        invalid(confirm(token, BETTER + "!"), "/token", "unknown_token");
    }

    @Test
    void whetherThereIsAnAccountStaysUnsaid() {
        Response known = ask(ANN);
        Response unknown = ask("nobody@freehold.invalid");
        Response noAddress = ask("ann");
        Database.execute("update users set is_active = false");
        Response gone = ask(ANN);

        assertThat(List.of(known, unknown, noAddress, gone)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asString()).isEmpty();
        });
        Polling.await("one mail", Duration.ofSeconds(5), () -> mailbox.getTotalMessagesSent() == 1);
    }

    @Test
    void onlyTheNewestMailCounts() {
        String first = requested(ANN);
        String second = requested(ANN);

        invalid(confirm(first, BETTER), "/token", "unknown_token");
        assertThat(confirm(second, BETTER).statusCode()).isEqualTo(204);
    }

    @Test
    void anOldMailDoesNotCount() {
        String token = requested(ANN);
        Database.execute("update password_reset_tokens set expires_at = now() - interval '1 second'");

        invalid(confirm(token, BETTER), "/token", "unknown_token");
        invalid(confirm("made-up", BETTER), "/token", "unknown_token");
    }

    @Test
    void aBadPasswordLeavesTheTokenAsItIs() {
        String token = requested(ANN);

        invalid(confirm(token, "short"), "/new_password", "length");
        assertThat(confirm(token, BETTER).statusCode()).isEqualTo(204);
    }

    @Test
    void ofTwoAtOnceOneCounts() {
        String token = requested(ANN);

        List<Integer> statuses = Parallel.run(4, i -> confirm(token, BETTER + i).statusCode());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 400);
    }

    @Test
    void askingAgainAndAgainIsSlowedDown() {
        for (int i = 0; i < 6; i++) {
            ask(ANN);
        }

        problem(ask(ANN), 429, "too_many_requests");
        assertThat(ask("bob@freehold.invalid").statusCode()).isEqualTo(202);
    }

    @Test
    void theDatabaseKnowsTheTokenByItsHashOnly() {
        String token = requested(ANN);

        assertThat(Database.rows("select t::text as t from password_reset_tokens t")
                        .toString())
                .doesNotContain(token);
        assertThat(Database.rows("select a::text as a from audit_logs a").toString())
                .doesNotContain(token);
    }

    @Test
    void aNewAddressCountsWhenItHasBeenConfirmed() {
        SignedIn ann = People.signIn("ann");

        assertThat(move(ann, People.PASSWORD, "ann@example.org").statusCode()).isEqualTo(202);
        String token = mailed("ann@example.org");
        assertThat(Api.ok(ann.request().get(People.ME)).getString("user.email")).isEqualTo(ANN);

        assertThat(confirmAddress(token).statusCode()).isEqualTo(204);
        assertThat(Api.ok(ann.request().get(People.ME)).getString("user.email")).isEqualTo("ann@example.org");
        assertThat(People.login("ann@example.org", People.PASSWORD).statusCode())
                .isEqualTo(200);
        invalid(confirmAddress(token), "/token", "unknown_token");
    }

    @Test
    void anAddressOfSomebodyElseIsNotTaken() {
        People.make("bob", "member");
        SignedIn ann = People.signIn("ann");

        assertThat(move(ann, People.PASSWORD, "BOB@freehold.invalid").statusCode())
                .isEqualTo(202);
        problem(confirmAddress(mailed("BOB@freehold.invalid")), 409, "conflict");
        invalid(move(ann, "wrong password", "x@example.org"), "/password", "wrong_password");
        assertThat(move(ann, People.PASSWORD, "no address").statusCode()).isEqualTo(400);
    }

    @Test
    void aMailThatIsOnItsWayCountsNoMoreWhenThePasswordHasChanged() {
        SignedIn thief = People.signIn("ann");
        move(thief, People.PASSWORD, "thief@example.org");
        String address = mailed("thief@example.org");
        String reset = requested(ANN);

        People.setPassword(ann, BETTER);

        invalid(confirmAddress(address), "/token", "unknown_token");
        invalid(confirm(reset, BETTER + "!"), "/token", "unknown_token");
    }

    @Test
    void aMailToTheOldAddressCountsNoMoreWhenItHasChanged() {
        String reset = requested(ANN);

        assertThat(Api.json()
                        .body(Map.of("email", "ann@example.org"))
                        .patch(Api.USERS + "/" + ann)
                        .statusCode())
                .isEqualTo(200);

        invalid(confirm(reset, BETTER), "/token", "unknown_token");
    }

    @Test
    void theOldAddressHearsOfTheNewOne() {
        move(People.signIn("ann"), People.PASSWORD, "ann@example.org");

        Polling.await("both mails", Duration.ofSeconds(5), () -> mailbox.getTotalMessagesSent() == 2);
        assertThat(mailbox.getMailsSentTo(ANN).get(0).getText()).contains("ann").doesNotContain("application:");
    }

    private String requested(String email) {
        mailbox.clear();
        assertThat(ask(email).statusCode()).isEqualTo(202);
        return mailed(email);
    }

    private String mailed(String email) {
        Polling.await("a mail", Duration.ofSeconds(5), () -> !mailbox.getMailsSentTo(email)
                .isEmpty());
        Matcher token = TOKEN.matcher(mailbox.getMailsSentTo(email).get(0).getText());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static Response ask(String email) {
        return People.anonymous().body(Map.of("email", email)).post(RESET);
    }

    private static Response confirm(String token, String password) {
        return People.anonymous()
                .body(Map.of("token", token, "new_password", password))
                .post(RESET + "/confirm");
    }

    private static Response move(SignedIn who, String password, String email) {
        return who.request().body(Map.of("password", password, "email", email)).post(EMAIL);
    }

    private static Response confirmAddress(String token) {
        return People.anonymous().body(Map.of("token", token)).post(EMAIL + "/confirm");
    }
}
