package dev.freehold.identity.keys;

import java.time.Instant;

/**
 * A new key has taken over, or will.
 *
 * @param keyId the new key
 * @param signsFrom when it begins to sign
 * @param othersExpireAt when the signatures of the older ones count no more
 */
public record Rotation(String keyId, Instant signsFrom, Instant othersExpireAt) {}
