package dev.freehold.identity.sessions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What somebody holds who has signed in; named as in OAuth 2 (RFC 6749, section 5.1).
 *
 * @param accessToken goes with every request: {@code Authorization: Bearer}
 * @param expiresIn seconds for which the access token counts
 * @param refreshToken brings the next pair, once
 * @param refreshExpiresIn seconds for which the refresh token counts
 */
@RegisterForReflection
public record Tokens(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        UUID sessionId) {}
