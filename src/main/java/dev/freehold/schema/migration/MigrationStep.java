package dev.freehold.schema.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * One migration, of this build or of the database's history.
 *
 * @param version as its file names it, such as {@code 011}; empty for one that runs whenever it changes
 * @param script the name of its file
 * @param state as Flyway has it, such as {@code PENDING}, {@code SUCCESS} or {@code FUTURE_SUCCESS}
 * @param installedOn when it was applied; absent if it was not
 * @param installedBy the database user who applied it; absent if nobody did
 * @param took how long that took; absent if it was not applied
 */
public record MigrationStep(
        String version,
        String description,
        String script,
        MigrationState state,
        Optional<Instant> installedOn,
        Optional<String> installedBy,
        Optional<Duration> took) {
    static MigrationStep of(MigrationInfo migration) {
        return new MigrationStep(
                migration.getVersion() == null ? "" : migration.getVersion().getVersion(),
                migration.getDescription(),
                migration.getScript(),
                migration.getState(),
                Optional.ofNullable(migration.getInstalledOn()).map(Date::toInstant),
                Optional.ofNullable(migration.getInstalledBy()),
                Optional.ofNullable(migration.getExecutionTime()).map(Duration::ofMillis));
    }

    /** Version and description, {@code 003 work}. */
    public String title() {
        return (version + " " + description).strip();
    }
}
