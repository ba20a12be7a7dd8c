package dev.freehold.schema.migration;

import java.util.List;
import org.flywaydb.core.api.MigrationState;

/**
 * How far the migrations have come in a database.
 *
 * @param version the last one that is applied, such as {@code 011}; {@code none} if none is
 * @param steps all that this build has or the database had, in order of version
 * @param pending those that are to be applied next, in order
 * @param problems why they must not go on, a sentence each: changed, failed, missing and forgotten migrations
 */
public record MigrationStatus(
        String version, List<MigrationStep> steps, List<MigrationStep> pending, List<String> problems) {
    public MigrationStatus {
        steps = List.copyOf(steps);
        pending = List.copyOf(pending);
        problems = List.copyOf(problems);
    }

    /** Whether the database has migrations that this build does not know, because a newer one made them. */
    public boolean isOfNewerBuild() {
        return steps.stream().anyMatch(step -> step.state() == MigrationState.FUTURE_SUCCESS);
    }
}
