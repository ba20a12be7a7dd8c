package dev.freehold.shared.value;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that a client holds and the database knows by their SHA-256 only: there is nothing in them to be read. */
public final class OpaqueToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueToken() {}

    /** A new one: the prefix, which tells people and scanners what it is, and 43 characters of base64url. */
    public static String random(String prefix) {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of it: 32 bytes. No salt and no slowness: nobody can guess 256 random bits. */
    public static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
