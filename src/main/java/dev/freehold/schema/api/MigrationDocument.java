package dev.freehold.schema.api;

import dev.freehold.schema.migration.MigrationStep;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One migration.
 *
 * @param state such as success, pending, baseline or future_success
 * @param installedOn null if it is not applied
 * @param installedBy the database user; null if it is not applied
 */
@RegisterForReflection
public record MigrationDocument(
        String version,
        String description,
        String state,
        @Schema(nullable = true) Instant installedOn,
        @Schema(nullable = true) String installedBy) {
    static MigrationDocument of(MigrationStep step) {
        return new MigrationDocument(
                step.version(),
                step.description(),
                step.state().name().toLowerCase(Locale.ROOT),
                step.installedOn().orElse(null),
                step.installedBy().orElse(null));
    }
}
