package dev.freehold.identity.keys;

import static dev.freehold.identity.keys.TestKeys.pair;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccessTokensTest {
    private static final String UNSIGNED = "has no signature by a key of this service";
    private static final String EXPIRED = "has expired";
    private static final String FOREIGN = "was not issued for this service";
    private static final String INCOMPLETE = "does not say which user and session it is for, and until when";
    private static final String OTHER_KIND = "is not of the kind that this service issues";
    private static final String NO_TOKEN = "is not a signed JSON Web Token";

    private static final UUID USER = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    @Inject
    AccessTokens tokens;

    @Inject
    SigningKeys keys;

    private SigningKey key;

    @BeforeEach
    void findKey() {
        key = keys.signing(Instant.now()).await().indefinitely();
    }

    @Test
    void aTokenSaysWhoseItIsAndUntilWhen() {
        Instant now = Instant.now();

        AccessToken token = verify(issue(now));

        assertThat(token).isEqualTo(new AccessToken(USER, SESSION, until(now)));
    }

    private static Instant until(Instant issued) {
        return issued.truncatedTo(ChronoUnit.SECONDS).plus(15, ChronoUnit.MINUTES);
    }

    @Test
    void aTokenHasTheClaimsAndHeadersOfTheRfc() throws JoseException, InvalidJwtException, MalformedClaimException {
        Instant now = Instant.now();
        JsonWebSignature token = new JsonWebSignature();
        token.setCompactSerialization(issue(now));
        token.setKey(key.publicKey());
        JwtClaims claims = JwtClaims.parse(token.getPayload());

        assertThat(token.getHeader("typ")).isEqualTo("at+jwt");
        assertThat(token.getKeyIdHeaderValue()).isEqualTo(key.id());
        assertThat(claims.getClaimNames()).containsExactlyInAnyOrder("iss", "aud", "sub", "sid", "iat", "exp", "jti");
        assertThat(claims.getIssuer()).isEqualTo("freehold");
        assertThat(claims.getAudience()).containsExactly("freehold");
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(now.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(until(now).getEpochSecond());
    }

    @Test
    void noTwoTokensAreAlike() {
        Instant now = Instant.now();

        assertThat(issue(now)).isNotEqualTo(issue(now));
    }

    @Test
    void expired() {
        assertRefused(issue(Instant.now().minusSeconds(15 * 60 + 31)), EXPIRED);
    }

    @Test
    void clocksMayDifferByHalfAMinute() {
        assertThat(verify(issue(Instant.now().minusSeconds(15 * 60 + 25))).user())
                .isEqualTo(USER);
        assertThat(verify(signed(claims -> claims.setNotBefore(inSeconds(25)))).user())
                .isEqualTo(USER);
    }

    @Test
    void notValidYet() {
        assertRefused(signed(claims -> claims.setNotBefore(inSeconds(35))), "is not valid yet");
    }

    @Test
    void withoutASignature() {
        assertRefused(
                token(claims -> {}, token -> {
                    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
                    token.setKey(null);
                }),
                OTHER_KIND);
    }

    @Test
    void withTheSignatureCutAway() {
        String token = issue(Instant.now());

        assertRefused(token.substring(0, token.lastIndexOf('.') + 1), UNSIGNED);
        assertRefused(token.substring(0, token.lastIndexOf('.')), NO_TOKEN);
    }

    @Test
    void withThePublicKeyAsASecret() {
        RSAPublicKey publicKey = key.publicKey();
        for (byte[] secret : List.of(
                TestKeys.pem(publicKey).getBytes(UTF_8),
                TestKeys.pem(publicKey).strip().getBytes(UTF_8),
                publicKey.getEncoded())) {
            assertRefused(
                    token(claims -> {}, token -> {
                        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
                        token.setKey(new HmacKey(secret));
                    }),
                    OTHER_KIND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256})
    void withAnotherAlgorithmOfTheSameKey(String algorithm) {
        assertRefused(token(claims -> {}, token -> token.setAlgorithmHeaderValue(algorithm)), OTHER_KIND);
    }

    @Test
    void byAnotherIssuer() {
        assertRefused(signed(claims -> claims.setIssuer("freehold.example")), FOREIGN);
        assertRefused(signed(claims -> claims.unsetClaim("iss")), FOREIGN);
    }

    @Test
    void forAnotherAudience() {
        assertRefused(signed(claims -> claims.setAudience("somebody else")), FOREIGN);
        assertRefused(signed(claims -> claims.unsetClaim("aud")), FOREIGN);
    }

    @Test
    void forSeveralAudiencesOfWhichWeAreOne() {
        assertThat(verify(signed(claims -> claims.setAudience("somebody else", "freehold")))
                        .user())
                .isEqualTo(USER);
    }

    @Test
    void incomplete() {
        for (String claim : List.of("sub", "sid", "exp")) {
            assertRefused(signed(claims -> claims.unsetClaim(claim)), INCOMPLETE);
        }
        assertRefused(signed(claims -> claims.setSubject("admin")), INCOMPLETE);
        assertRefused(signed(claims -> claims.setSubject("1-1-1-1-1")), INCOMPLETE);
        assertRefused(signed(claims -> claims.setClaim("sid", "1")), INCOMPLETE);
        assertRefused(signed(claims -> claims.setClaim("sid", 1)), INCOMPLETE);
        assertRefused(signed(claims -> claims.setClaim("sid", List.of(SESSION.toString()))), INCOMPLETE);
    }

    @Test
    void ofAnotherType() {
        for (String type : List.of("JWT", "dpop+jwt")) {
            assertRefused(token(claims -> {}, token -> token.setHeader("typ", type)), OTHER_KIND);
        }
        assertRefused(token(claims -> {}, token -> token.getHeaders().setStringHeaderValue("typ", null)), OTHER_KIND);
    }

    @Test
    void withACriticalHeaderThatNobodyKnows() {
        assertRefused(
                token(claims -> {}, token -> {
                    token.setHeader("two_men", true);
                    token.setCriticalHeaderNames("two_men");
                }),
                OTHER_KIND);
    }

    @Test
    void byAnotherKeyThatBearsOurName() {
        assertRefused(token(claims -> {}, token -> token.setKey(foreign())), UNSIGNED);
    }

    @Test
    void byAKeyThatNobodyKnows() {
        assertRefused(
                token(claims -> {}, token -> {
                    token.setKey(foreign());
                    token.setKeyIdHeaderValue(UUID.randomUUID().toString());
                }),
                UNSIGNED);
        assertRefused(token(claims -> {}, token -> token.setKeyIdHeaderValue(null)), UNSIGNED);
    }

    @Test
    void byAKeyThatItBringsAlong() {
        assertRefused(
                token(claims -> {}, token -> {
                    java.security.KeyPair pair = pair("RSA", 2048);
                    token.setKey(pair.getPrivate());
                    token.getHeaders().setJwkHeaderValue("jwk", new RsaJsonWebKey((RSAPublicKey) pair.getPublic()));
                    token.setHeader("jku", "http://localhost:1/keys");
                    token.setHeader("x5u", "http://localhost:1/keys");
                }),
                UNSIGNED);
    }

    @Test
    void cutAtAnyPoint() {
        String token = issue(Instant.now());

        for (int length = 0; length < token.length(); length++) {
            assertRefused(token.substring(0, length));
        }
    }

    @Test
    void withAnyCharacterChanged() {
        String token = issue(Instant.now());

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(token.substring(0, i) + other + token.substring(i + 1));
        }
    }

    @Test
    void withAnyByteOfThePayloadOrTheSignatureFlipped() {
        String[] parts = issue(Instant.now()).split("\\.", -1);

        for (int part = 1; part < parts.length; part++) {
            byte[] bytes = Base64Url.decode(parts[part]);
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << (i % 8));
                String[] changed = parts.clone();
                changed[part] = Base64Url.encode(flipped);
                assertRefused(String.join(".", changed));
            }
        }
    }

    @Test
    void writtenInAnotherWay() {
        String token = issue(Instant.now());
        // The last character holds four bits that mean nothing; of them the token has none.
        char alike = (char) (token.charAt(token.length() - 1) + 1);

        assertRefused(token.substring(0, token.length() - 1) + alike);
        for (String more : List.of("=", "==", " ", "\n", ".", "!", "A")) {
            assertRefused(token + more);
            assertRefused(more + token);
        }
    }

    @Test
    void ofAHundredKilobytes() {
        assertRefused("a".repeat(100 * 1024), "is longer than 8192 characters");
        assertRefused(
                signed(claims -> claims.setClaim("more", "a".repeat(100 * 1024))), "is longer than 8192 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "....",
                "a.b.c",
                "a.b.c.d.e",
                "null",
                "Bearer",
                "e30.e30.",
                "e30.e30.e30",
                "bnVsbA.e30.e30",
                "W10.e30.e30",
                "\u0000.\u0000.\u0000",
                "ä.ö.ü"
            })
    void thatIsNone(String token) {
        assertRefused(token);
    }

    @Test
    void whoseHeaderIsNestedDeeply() {
        String header = "{\"kid\":\"" + key.id() + "\",\"alg\":" + "[".repeat(5000) + "]".repeat(500) + "}";

        assertRefused(Base64Url.encodeUtf8ByteRepresentation(header) + ".e30.e30");
    }

    private PrivateKey foreign() {
        return pair("RSA", 2048).getPrivate();
    }

    private String issue(Instant now) {
        return tokens.issue(USER, SESSION, now).await().indefinitely();
    }

    private AccessToken verify(String token) {
        return tokens.verify(token).await().indefinitely();
    }

    /** A good token but for these claims. */
    private String signed(Consumer<JwtClaims> change) {
        return token(change, token -> {});
    }

    /** A good token but for these claims and headers, and perhaps the key. */
    private String token(Consumer<JwtClaims> changeClaims, Consumer<JsonWebSignature> changeHeaders) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("freehold");
        claims.setAudience("freehold");
        claims.setSubject(USER.toString());
        claims.setClaim("sid", SESSION.toString());
        claims.setExpirationTime(inSeconds(60));
        changeClaims.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setHeader("typ", "at+jwt");
        token.setKeyIdHeaderValue(key.id());
        Key signing = key.privateKey();
        token.setKey(signing);
        changeHeaders.accept(token);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTokenThatTheOthersDifferFromIsGood() {
        assertThat(verify(signed(claims -> {})).user()).isEqualTo(USER);
    }

    private static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private void assertRefused(String token, String rule) {
        assertThat(refusal(token)).hasMessage("The access token " + rule + ".");
    }

    /** With a 401 that says a rule and nothing of the token, nor of what the library thinks of it. */
    private void assertRefused(String token) {
        refusal(token);
    }

    private ProblemException refusal(String token) {
        Throwable failure = catchThrowable(() -> verify(token));
        assertThat(failure)
                .as(token)
                .isInstanceOf(ProblemException.class)
                .hasNoCause()
                .message()
                .isIn(
                        "The access token " + UNSIGNED + ".",
                        "The access token " + EXPIRED + ".",
                        "The access token is not valid yet.",
                        "The access token " + FOREIGN + ".",
                        "The access token " + INCOMPLETE + ".",
                        "The access token " + OTHER_KIND + ".",
                        "The access token " + NO_TOKEN + ".",
                        "The access token is longer than 8192 characters.");
        ProblemException problem = (ProblemException) failure;
        assertThat(problem.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
        return problem;
    }
}
