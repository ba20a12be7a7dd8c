package dev.freehold.identity.keys;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.ScalarType;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UncheckedJoseException;

/** Reads access tokens. What a refusal says is for the client: which rule the token breaks, and nothing of what is in it. */
final class AccessTokenReader {
    private static final int LONGEST = 8192;
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final JwtConfig config;

    AccessTokenReader(JwtConfig config) {
        this.config = config;
    }

    /**
     * Which key the token says that it was signed by; nothing of it is verified yet.
     *
     * @throws ProblemException 401 if it cannot be one of our tokens
     */
    String keyId(String token) {
        if (token.length() > LONGEST) {
            throw refusal("is longer than " + LONGEST + " characters");
        }
        try {
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(token);
            // Base64 leaves some bits of the last character unused: without this a token could be written in several
            // ways.
            if (!token.endsWith("." + signed.getEncodedSignature())) {
                throw foreignSignature();
            }
            if (signed.getKeyIdHeaderValue() == null) {
                throw foreignSignature();
            }
            return signed.getKeyIdHeaderValue();
        } catch (JoseException | UncheckedJoseException unreadable) {
            throw refusal("is not a signed JSON Web Token");
        }
    }

    /**
     * What the token says.
     *
     * @param key the one that the token names
     * @throws ProblemException 401 if the token breaks any rule
     */
    AccessToken read(String token, RSAPublicKey key) {
        try {
            JwtClaims claims = rules(key).processToClaims(token);
            return new AccessToken(
                    uuid(claims.getSubject()),
                    uuid(claims.getStringClaimValue(AccessTokens.SESSION)),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (InvalidJwtException broken) {
            throw refusal(broken);
        } catch (MalformedClaimException malformed) {
            throw incomplete();
        }
    }

    /** The key decides the algorithm; whatever the header says of other keys and algorithms is not asked. */
    private JwtConsumer rules(RSAPublicKey key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKey(key)
                .setExpectedType(true, AccessTokens.TYPE)
                .setExpectedIssuer(true, config.issuer())
                .setExpectedAudience(true, config.audience())
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setRequireSubject()
                .build();
    }

    private static UUID uuid(String text) {
        if (text == null) {
            throw incomplete();
        }
        try {
            return ScalarType.UUID_TYPE.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw incomplete();
        }
    }

    private static ProblemException refusal(InvalidJwtException broken) {
        if (broken.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return foreignSignature();
        }
        if (broken.hasErrorCode(ErrorCodes.EXPIRED)) {
            return refusal("has expired");
        }
        if (broken.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return refusal("is not valid yet");
        }
        if (broken.hasErrorCode(ErrorCodes.ISSUER_MISSING)
                || broken.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || broken.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)
                || broken.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
            return refusal("was not issued for this service");
        }
        if (broken.hasErrorCode(ErrorCodes.EXPIRATION_MISSING) || broken.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
            return incomplete();
        }
        return refusal("is not of the kind that this service issues");
    }

    /** The same for a key that nobody knows, one that has expired, and a signature that is wrong. */
    static ProblemException foreignSignature() {
        return refusal("has no signature by a key of this service");
    }

    private static ProblemException incomplete() {
        return refusal("does not say which user and session it is for, and until when");
    }

    private static ProblemException refusal(String rule) {
        return new ProblemException(ProblemCode.UNAUTHENTICATED, "The access token " + rule + ".");
    }
}
