package dev.freehold.identity.keys;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * An RSA key in the memory of a replica.
 *
 * @param id what tokens call it by: their header {@code kid}
 * @param signsFrom when it begins to sign; it verifies before that too
 * @param expiresAt when its signatures count no more; null while no other key has taken over
 */
record SigningKey(String id, RSAPublicKey publicKey, PrivateKey privateKey, Instant signsFrom, Instant expiresAt) {
    boolean counts(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** Nothing of the private key, wherever this is printed. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
