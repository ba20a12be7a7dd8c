package dev.freehold.shared.persistence;

import java.time.Instant;
import java.util.UUID;

/**
 * Who changes something, by which request, and when. It is written with the row, where the audit trigger finds it.
 *
 * @param actorId the user
 * @param requestId the X-Request-Id of the request, at most 128 characters; null outside a request
 * @param at microseconds, as PostgreSQL keeps them
 */
public record Change(UUID actorId, String requestId, Instant at) {}
