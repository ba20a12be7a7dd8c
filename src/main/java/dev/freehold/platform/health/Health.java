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
 * @param schemaState what is known of the schema: ready, pending (migrations), drift, refused (drift, at a start that does not
 *     allow it), newer (than this build) or unknown
 * @param schemaFindings how many findings the last report on the schema has; null if there is none yet
 */
@RegisterForReflection
public record Health(
        String status,
        String database,
        String version,
        @Schema(nullable = true) String schema,
        String schemaState,
        @Schema(nullable = true) Integer schemaFindings) {}
