package dev.freehold.identity.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class JwksResourceTest {
    private static final String PATH = "/.well-known/jwks.json";

    @Inject
    SigningKeys keys;

    @Inject
    AccessTokens tokens;

    @BeforeEach
    @AfterEach
    void startAnew() {
        TestKeys.startAnew(keys);
    }

    @Test
    void whoeverReadsItCanVerifyATokenWithoutUs() throws JoseException {
        String token = tokens.issue(UUID.randomUUID(), UUID.randomUUID(), Instant.now())
                .await()
                .indefinitely();
        JsonWebKeySet set = new JsonWebKeySet(anybody().asString());

        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(token);
        signed.setKey(new VerificationJwkSelector()
                .select(signed, set.getJsonWebKeys())
                .getKey());

        assertThat(signed.verifySignature()).isTrue();
    }

    @Test
    void hasThePublicMembersOfAKeyAndNoOthers() {
        List<Map<String, String>> published = anybody().jsonPath().getList("keys");

        assertThat(published).singleElement().satisfies(key -> {
            assertThat(key).containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
            assertThat(key).doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "oth", "k");
            assertThat(key)
                    .containsEntry("kty", "RSA")
                    .containsEntry("use", "sig")
                    .containsEntry("alg", AlgorithmIdentifiers.RSA_USING_SHA256);
        });
    }

    @Test
    void showsTheNextKeyBeforeItSigns() {
        anybody();
        String next = keys.rotate(false).await().indefinitely().keyId();

        assertThat(anybody().jsonPath().getList("keys.kid")).hasSize(2).contains(next);
    }

    @Test
    void mayBeKeptForFiveMinutes() {
        assertThat(anybody().header("Cache-Control")).isEqualTo("public, max-age=300");
    }

    @Test
    void comesAsTheMediaTypeThatIsAskedFor() {
        assertThat(anybody().contentType()).startsWith("application/json");
        assertThat(given().accept(JwksResource.KEY_SET).get(PATH).contentType()).startsWith(JwksResource.KEY_SET);
    }

    @Test
    void asksNobodyWhoHeIs() {
        Response answer = given().header("Authorization", "Bearer nonsense").get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static Response anybody() {
        Response answer = given().header(TestSignIn.USER, TestSignIn.NOBODY).get(PATH);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
