package dev.freehold.schema.snapshot;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.AppliedVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The snapshots that this build was made with, read when they are asked for. {@code schema/model.json} holds what the entities
 * say; {@code schema/V001.json} and so on what the migrations build up to that version.
 */
public final class Snapshots {
    private static final String DIRECTORY = "schema/";

    /** They are part of the build, and every report needs two of them. */
    private static final Map<String, Optional<Catalog>> READ = new ConcurrentHashMap<>();

    private Snapshots() {}

    /** The versions of all migrations of this build, the oldest first: {@code 001}, {@code 002} ... */
    public static List<String> versions() {
        return text("versions.txt").orElseThrow().lines().toList();
    }

    /** The version of the newest migration of this build. */
    public static String head() {
        List<String> versions = versions();
        return versions.get(versions.size() - 1);
    }

    /**
     * A version as this build names it. Flyway counts {@code 12}, {@code 012} and {@code 12.0} as one, and a history that was begun by
     * hand or by another tool may have any of them.
     *
     * @param version by the database's history, or {@link AppliedVersion#NONE}
     * @return the very text if this build has no such version
     */
    public static String named(String version) {
        if (version.equals(AppliedVersion.NONE)) {
            return version;
        }
        MigrationVersion wanted = MigrationVersion.fromVersion(version);
        return versions().stream()
                .filter(known -> MigrationVersion.fromVersion(known).compareTo(wanted) == 0)
                .findFirst()
                .orElse(version);
    }

    /** What the entities say. */
    public static Catalog model() {
        return read("model").orElseThrow(() -> new IllegalStateException("the build has no snapshot of its entities"));
    }

    /**
     * What the migrations build up to a version.
     *
     * @param version as the file of the migration names it, such as {@code 011}, or {@link AppliedVersion#NONE}
     * @return absent if this build does not know the version
     */
    public static Optional<Catalog> at(String version) {
        return version.equals(AppliedVersion.NONE) ? Optional.of(Catalog.empty()) : read("V" + named(version));
    }

    /** Reads those that the first report will need. */
    public static void prepare() {
        model();
        at(head());
    }

    private static Optional<Catalog> read(String name) {
        return READ.computeIfAbsent(name, file -> text(file + ".json").map(SnapshotFormat::read));
    }

    private static Optional<String> text(String name) {
        String path = DIRECTORY + name;
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("the snapshot " + path + " cannot be read", failure);
        }
    }
}
