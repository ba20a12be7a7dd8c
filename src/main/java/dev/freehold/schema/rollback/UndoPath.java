package dev.freehold.schema.rollback;

import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The way from the version that a database has back to an older one.
 *
 * @param from where it begins
 * @param to where it ends
 * @param scripts newest first
 * @param versions the version after each script
 */
record UndoPath(String from, String to, List<UndoScript> scripts, List<String> versions) {

    /**
     * Finds it.
     *
     * @param target a version that is applied, or {@code none}
     * @throws RefusedException if there is no such way
     */
    static UndoPath to(String target, Migrations migrations, UndoScripts undo) {
        List<MigrationInfo> applied = applied(migrations);
        List<String> versions = new ArrayList<>(applied.stream()
                .map(migration -> Snapshots.named(migration.getVersion().getVersion()))
                .toList());
        versions.add(AppliedVersion.NONE);
        int end = versions.indexOf(Snapshots.named(target));
        if (end < 0) {
            throw new RefusedException(
                    "version %s is not applied; the database has %s".formatted(target, String.join(", ", versions)));
        }
        List<MigrationInfo> way = applied.subList(0, end);
        way.forEach(UndoPath::demandMigration);
        return new UndoPath(
                versions.get(0), versions.get(end), way.stream().map(undo::of).toList(), versions.subList(1, end + 1));
    }

    /** The version before the one that the database has. */
    static String oneBack(Migrations migrations) {
        List<MigrationInfo> applied = applied(migrations);
        return applied.size() < 2
                ? AppliedVersion.NONE
                : Snapshots.named(applied.get(1).getVersion().getVersion());
    }

    private static List<MigrationInfo> applied(Migrations migrations) {
        return Arrays.stream(migrations.flyway().info().applied())
                .filter(migration -> migration.getVersion() != null)
                .sorted(Comparator.comparing(MigrationInfo::getVersion).reversed())
                .toList();
    }

    private static void demandMigration(MigrationInfo migration) {
        String version = migration.getVersion().getVersion();
        if (migration.getType().isBaseline()) {
            throw new RefusedException(
                    "the database was adopted at version %s: what it had before did not come from these"
                                    .formatted(version)
                            + " migrations, and they cannot take it back");
        }
        if (migration.getState().isFailed() || !migration.getState().isResolved()) {
            throw new RefusedException("migration %s is in the state %s; bring it in order first"
                    .formatted(version, migration.getState().getDisplayName()));
        }
    }

    /** Stands for this way through these scripts, and no other. */
    String hash() {
        return Digests.sha256(from + "\n" + to + "\n"
                + scripts.stream()
                        .map(script -> script.file() + " " + script.checksum())
                        .collect(Collectors.joining("\n")));
    }
}
