package dev.freehold.identity.authentication;

import dev.freehold.shared.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * SHA-256 of a token, as a key: what is remembered about a token must not bring the token itself back, and comparing digests
 * tells nobody how much of a guess was right.
 */
record TokenDigest(long first, long second, long third, long fourth) {
    /** Looking up an implementation costs as much as the hash, and an event loop makes one hash after the other. */
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Sha256::digest);

    static TokenDigest of(String token) {
        ByteBuffer digest = ByteBuffer.wrap(SHA256.get().digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    /** Any part of a digest is as good as another. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
