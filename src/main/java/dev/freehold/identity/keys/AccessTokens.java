package dev.freehold.identity.keys;

import dev.freehold.shared.problem.ProblemException;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Access tokens: JSON Web Tokens (RFC 9068) that this service issues and reads. */
@ApplicationScoped
public class AccessTokens {
    static final String TYPE = "at+jwt";

    /** The claim that names the session. */
    static final String SESSION = "sid";

    private final SigningKeys keys;
    private final JwtConfig config;
    private final AccessTokenReader reader;

    AccessTokens(SigningKeys keys, JwtConfig config) {
        this.keys = keys;
        this.config = config;
        this.reader = new AccessTokenReader(config);
    }

    /** How long a token counts from when it is issued; whole seconds. */
    public Duration lifetime() {
        return Duration.ofSeconds(config.lifetime().toSeconds());
    }

    /**
     * A new token for the user. It comes on the calling Vert.x context.
     *
     * @param session the sign-in that it comes from
     * @param now when it is issued; fractions of a second are dropped
     * @return fails with 503 if no key is known and the database is away
     */
    public Uni<String> issue(UUID user, UUID session, Instant now) {
        // Signing takes about a millisecond, in which an event loop could serve ten requests.
        return keys.signing(now)
                .chain(key -> VertxContextSupport.executeBlocking(() -> sign(claims(user, session, now), key)));
    }

    private JwtClaims claims(UUID user, UUID session, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(config.audience());
        claims.setSubject(user.toString());
        claims.setStringClaim(SESSION, session.toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime()).getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private static String sign(JwtClaims claims, SigningKey key) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setHeader("typ", TYPE);
        token.setKeyIdHeaderValue(key.id());
        token.setKey(key.privateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    /**
     * What the token says, if it is one of ours and counts. It comes on the calling Vert.x context.
     *
     * @param token as it stands in the header Authorization after {@code Bearer}
     * @return fails with a {@link ProblemException}: 401 that says which rule the token breaks, 503 if it names a key that is
     *     not known and the database is away
     */
    public Uni<AccessToken> verify(String token) {
        return Uni.createFrom()
                .item(() -> reader.keyId(token))
                .chain(keyId -> keys.verifying(keyId, Instant.now()))
                .map(key -> reader.read(token, key.orElseThrow(AccessTokenReader::foreignSignature)));
    }
}
