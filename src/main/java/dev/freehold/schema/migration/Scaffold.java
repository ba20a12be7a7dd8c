package dev.freehold.schema.migration;

import dev.freehold.schema.database.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Begins the next version for a developer: a migration and its undo script, with nothing in them yet. */
public final class Scaffold {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern FILE = Pattern.compile("V(\\d+)__.*\\.sql");

    private final Path resources;
    private final String regenerate;

    /**
     * @param resources the directory that has {@code db/migration} and {@code db/undo}, such as {@code src/main/resources}
     * @param regenerate the command that writes the snapshots anew
     */
    public Scaffold(Path resources, String regenerate) {
        this.resources = resources;
        this.regenerate = regenerate;
    }

    /**
     * What was begun.
     *
     * @param version such as {@code 012}
     * @param files that were written
     * @param next what the developer does now, a sentence each
     */
    public record Result(String version, List<Path> files, List<String> next) {}

    /**
     * Writes both files.
     *
     * @param name of the migration: small letters, digits and underscores
     * @throws RefusedException if it is none
     * @throws IOException if the files cannot be written, or somebody else has just written them
     */
    public Result next(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(
                    "a migration is named with small letters, digits and underscores, unlike \"" + name + "\"");
        }
        String version = "%03d".formatted(highest() + 1);
        Path migration = resources.resolve("db/migration/V" + version + "__" + name + ".sql");
        Path undo = resources.resolve("db/undo/U" + version + "__" + name + ".sql");
        write(migration, "-- What it makes, and why.\n");
        write(undo, "-- Takes back what V%s makes, in the opposite order, and nothing else.\n".formatted(version));
        return new Result(version, List.of(migration, undo), next(migration, undo));
    }

    private List<String> next(Path migration, Path undo) {
        return List.of(
                "Change the entities and write " + migration + " and " + undo + ".",
                "Write the snapshots anew: " + regenerate + ".",
                "Commit all of them together.");
    }

    private int highest() throws IOException {
        try (Stream<Path> files = Files.list(resources.resolve("db/migration"))) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(file -> Integer.parseInt(file.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }
}
