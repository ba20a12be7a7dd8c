package dev.freehold.schema.report;

import java.time.Instant;

/**
 * A statement that changed the schema, run by somebody other than the governor.
 *
 * @param at when
 * @param who the role, its address and its application, such as {@code alice@10.0.0.5 (psql)}
 * @param statement what he ran, at most 10,000 characters of it, with passwords masked
 */
public record SchemaChange(Instant at, String who, String statement) {}
