package dev.freehold.schema.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;

/**
 * What Flyway's validation complains of, found in the answer that tells what is pending as well: asking for both would read the
 * history and every migration twice. Migrations of a newer build are no flaw.
 */
final class Flaws {
    private Flaws() {}

    static List<String> of(MigrationInfo... migrations) {
        return Arrays.stream(migrations)
                .map(Flaws::flaw)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> flaw(MigrationInfo migration) {
        return Optional.ofNullable(
                switch (migration.getState()) {
                    case FAILED, MISSING_FAILED ->
                        "migration " + title(migration) + " failed half-way, and what it left must be put right first";
                    case MISSING_SUCCESS ->
                        "the database has migration " + title(migration) + ", and this build lacks it";
                    case IGNORED -> "migration " + title(migration) + " was never applied, though newer ones have been";
                    case SUCCESS, OUT_OF_ORDER -> change(migration);
                    default -> null;
                });
    }

    private static String change(MigrationInfo migration) {
        if (!migration.isChecksumMatching()) {
            return "migration " + title(migration) + " has changed since it was applied (checksum "
                    + migration.getAppliedChecksum() + " then, " + migration.getResolvedChecksum() + " now)";
        }
        if (!migration.isDescriptionMatching() || !migration.isTypeMatching()) {
            return "migration " + title(migration) + " is not the one that was applied as "
                    + migration.getAppliedDescription();
        }
        return null;
    }

    private static String title(MigrationInfo migration) {
        return MigrationStep.of(migration).title();
    }
}
