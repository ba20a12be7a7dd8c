package dev.freehold.platform.idempotency;

/**
 * What a replay repeats.
 *
 * @param body JSON; null for none
 */
record StoredAnswer(int status, String location, String etag, String body) {}
