package dev.freehold.identity.keys;

import java.time.Instant;
import java.util.UUID;

/**
 * What a verified access token says.
 *
 * @param user who signed in
 * @param session the sign-in that the token came from
 * @param expiresAt when the token counts no more; in whole seconds
 */
public record AccessToken(UUID user, UUID session, Instant expiresAt) {}
