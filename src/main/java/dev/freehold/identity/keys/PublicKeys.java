package dev.freehold.identity.keys;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * The public keys as a JSON Web Key Set (RFC 7517).
 *
 * @param keys in no order
 */
@RegisterForReflection
public record PublicKeys(List<PublicKey> keys) {
    /**
     * A key that verifies access tokens. The members are those that are public; a private one has no place to go.
     *
     * @param kty RSA
     * @param use sig
     * @param alg RS256
     * @param kid what tokens call it by
     * @param n the modulus, in base64url
     * @param e the exponent, in base64url
     */
    @RegisterForReflection
    public record PublicKey(String kty, String use, String alg, String kid, String n, String e) {
        static PublicKey of(SigningKey key) {
            RsaJsonWebKey jwk = new RsaJsonWebKey(key.publicKey());
            Map<String, Object> members = jwk.toParams(OutputControlLevel.PUBLIC_ONLY);
            return new PublicKey(
                    jwk.getKeyType(),
                    Use.SIGNATURE,
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    key.id(),
                    (String) members.get(RsaJsonWebKey.MODULUS_MEMBER_NAME),
                    (String) members.get(RsaJsonWebKey.EXPONENT_MEMBER_NAME));
        }
    }

    static PublicKeys of(List<SigningKey> keys) {
        return new PublicKeys(keys.stream().map(PublicKey::of).toList());
    }
}
