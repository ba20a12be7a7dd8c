package dev.freehold.identity.oidc;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who come with the token of an OpenID Connect issuer; and CORS, because both need settings of their own. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeIssuer.class)
class OutsideIssuerTest {
    private String subject;

    @BeforeEach
    void clear() {
        Database.clear();
        subject = UUID.randomUUID().toString();
    }

    @Test
    void whoComesForTheFirstTimeBecomesAUser() {
        JsonPath me = Api.ok(me(FakeIssuer.sign(described("Zoë.Kraus", "zoe@example.org", true, "member"))));

        assertThat(me.getString("user.username")).isEqualTo("Zo-.Kraus");
        assertThat(me.getString("user.email")).isEqualTo("zoe@example.org");
        assertThat(me.getString("user.full_name")).isEqualTo("Zoë Kraus");
        assertThat(me.getList("roles", String.class)).containsExactly("member");
        assertThat(me.getString("session_id")).isNull();
        assertThat(Database.number("select count(*) from audit_logs where action = 'identity_linked'"))
                .isEqualTo(1);
    }

    @Test
    void whoComesAgainIsTheSame() {
        String first = Api.ok(me(FakeIssuer.sign(described("zoe", "zoe@example.org", true, "member"))))
                .getString("user.id");
        JwtClaims later = described("renamed", "elsewhere@example.org", true, "member");
        later.setExpirationTimeMinutesInTheFuture(20);

        assertThat(Api.ok(me(FakeIssuer.sign(later))).getString("user.id")).isEqualTo(first);
    }

    @Test
    void ofSeveralFirstRequestsAtOnceOneMakesTheUser() {
        String token = FakeIssuer.sign(described("zoe", "zoe@example.org", true, "member"));

        List<Response> answers = Parallel.run(8, i -> me(token));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(Database.number("select count(*) from users where email = 'zoe@example.org'"))
                .isEqualTo(1);
    }

    @Test
    void rolesFollowTheToken() {
        String token = FakeIssuer.sign(described("zoe", "zoe@example.org", true, "manager", "no-such-role"));
        assertThat(Api.ok(me(token)).getList("roles", String.class)).containsExactly("manager");

        JwtClaims demoted = described("zoe", "zoe@example.org", true);
        demoted.setExpirationTimeMinutesInTheFuture(20);
        String second = FakeIssuer.sign(demoted);

        assertThat(Api.ok(me(second)).getList("roles", String.class)).isEmpty();
        problem(People.bearing(second).get(Api.TASKS), 403, "forbidden");
    }

    @Test
    void aVerifiedAddressLeadsToTheUserWhoHasIt() {
        String ann = People.make("ann", "member");

        assertThat(Api.ok(me(FakeIssuer.sign(described("other", "ANN@freehold.invalid", true, "member"))))
                        .getString("user.id"))
                .isEqualTo(ann);
    }

    @Test
    void whoeverCouldOpenThatAccountBeforeCannotAnyMore() {
        String ann = People.make("ann", "member");
        People.SignedIn before = People.signIn("ann");

        Api.ok(me(FakeIssuer.sign(described("other", "ann@freehold.invalid", true, "admin"))));

        assertThat(People.login("ann", People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(People.refresh(before.refreshToken()).statusCode()).isEqualTo(401);
        assertThat(Database.column("select hashed_password from users where id = ?", UUID.fromString(ann)))
                .containsExactly("null");
    }

    @Test
    void theLastAdministratorStaysOne() {
        String token = FakeIssuer.sign(described("zoe", "zoe@example.org", true, "admin"));
        Api.ok(me(token));
        JwtClaims demoted = described("zoe", "zoe@example.org", true, "viewer");
        demoted.setExpirationTimeMinutesInTheFuture(20);

        assertThat(Api.ok(me(FakeIssuer.sign(demoted))).getList("roles", String.class))
                .containsExactly("admin", "viewer");
    }

    @Test
    void whoHasNoAddressSharesNobodys() {
        String first = Api.ok(me(FakeIssuer.sign(described("bob@a.example", null, true, "member"))))
                .getString("user.email");
        subject = UUID.randomUUID().toString();
        JsonPath second = Api.ok(me(FakeIssuer.sign(described("bob@b.example", null, true, "member"))));

        assertThat(second.getString("user.email")).isNotEqualTo(first);
        assertThat(second.getString("user.username")).isEqualTo("bob-2");
    }

    @Test
    void whatATokenSaysMayBeAnything() {
        JwtClaims odd = described("x".repeat(500), "no address", true, "member");
        odd.setStringClaim("name", "n".repeat(5_000));
        JwtClaims odder = FakeIssuer.claims(subject + "-2");
        odder.setClaim("preferred_username", List.of("a", "b"));
        odder.setClaim("email", 42);
        odder.setClaim("name", Map.of("first", "Zoë"));
        odder.setClaim("realm_access", "none");
        JwtClaims nameless = FakeIssuer.claims("s".repeat(300));

        assertThat(Api.ok(me(FakeIssuer.sign(odd))).getString("user.full_name")).hasSize(200);
        Api.ok(me(FakeIssuer.sign(odder)));
        problem(me(FakeIssuer.sign(nameless)), 401, "unauthenticated");
    }

    @Test
    void anAddressThatIsNotVerifiedDoesNot() {
        People.make("ann", "admin");

        problem(me(FakeIssuer.sign(described("ann", "ann@freehold.invalid", false, "admin"))), 401, "unauthenticated");
        assertThat(Database.number("select count(*) from user_identities")).isZero();
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        People.make("zoe", "member");

        assertThat(Api.ok(me(FakeIssuer.sign(described("zoe", null, false, "member"))))
                        .getString("user.username"))
                .isEqualTo("zoe-2");
    }

    @Test
    void whoIsDeactivatedHereStaysOut() {
        String token = FakeIssuer.sign(described("zoe", "zoe@example.org", true, "member"));
        Api.ok(me(token));
        Database.execute("update users set is_active = false where username = 'zoe'");

        JwtClaims later = described("zoe", "zoe@example.org", true, "member");
        later.setExpirationTimeMinutesInTheFuture(20);
        problem(me(FakeIssuer.sign(later)), 401, "unauthenticated");
    }

    @Test
    void tokensThatAreNotInOrderAreRefused() throws JoseException {
        JwtClaims expired = described("zoe", null, false, "admin");
        expired.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 3600));
        JwtClaims forOthers = described("zoe", null, false, "admin");
        forOthers.setAudience("another-service");
        JwtClaims fromElsewhere = described("zoe", null, false, "admin");
        fromElsewhere.setIssuer("http://localhost:1/elsewhere");
        String forged = FakeIssuer.sign(described("zoe", null, false, "admin"), RsaJwkGenerator.generateJwk(2048));

        for (String token :
                List.of(FakeIssuer.sign(expired), FakeIssuer.sign(forOthers), FakeIssuer.sign(fromElsewhere), forged)) {
            problem(me(token), 401, "unauthenticated");
        }
        assertThat(Database.number("select count(*) from user_identities")).isZero();
    }

    @Test
    void ourOwnTokensCountAsBefore() {
        People.make("ann", "member");

        assertThat(People.statusOf(People.signIn("ann").accessToken())).isEqualTo(200);
    }

    @Test
    void pagesOfTheNamedOriginsMayCall() {
        Response preflight = People.anonymous()
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options(Api.TASKS);

        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(Api.json()
                        .header("Origin", "https://other.example")
                        .get(Api.TASKS)
                        .header("Access-Control-Expose-Headers"))
                .contains("ETag");
        assertThat(Api.json()
                        .header("Origin", "https://evil.example")
                        .get(Api.TASKS)
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }

    private JwtClaims described(String username, String email, boolean verified, String... roles) {
        JwtClaims claims = FakeIssuer.claims(subject);
        claims.setStringClaim("preferred_username", username);
        claims.setStringClaim("name", "Zoë Kraus");
        if (email != null) {
            claims.setStringClaim("email", email);
            claims.setClaim("email_verified", verified);
        }
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    private static Response me(String token) {
        return People.bearing(token).get(People.ME);
    }
}
