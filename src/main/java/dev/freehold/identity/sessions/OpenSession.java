package dev.freehold.identity.sessions;

import java.util.UUID;

/**
 * A session that has just begun or gone on.
 *
 * @param refreshToken the newest token; here alone in clear
 */
record OpenSession(UUID user, UUID family, String refreshToken) {}
