package dev.freehold.platform.health;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the service is.
 *
 * @param status up while requests can be served, otherwise down
 * @param database up or down
 * @param version of Freehold
 * @param schema the last migration that the database has; null if that is not known yet
 */
@RegisterForReflection
public record Health(
        String status,
        String database,
        String version,
        @Schema(nullable = true) String schema) {}
