package dev.freehold.schema.backup.client;

import dev.freehold.schema.backup.content.BackupException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs on this machine.
 *
 * @param directory where {@code pg_dump}, {@code pg_restore} and {@code psql} are
 * @param majorVersion such as 18
 */
public record PostgresClient(Path directory, int majorVersion) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\)\\s+(\\d+)");
    private static final String SUFFIX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";

    /** The directories that programs are looked for in: {@code PATH}. */
    public static List<Path> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .toList();
    }

    /**
     * The newest client in some directories.
     *
     * @param serverMajor an older client does not understand the server, and is not one
     * @return empty if there is none that is new enough
     */
    public static Optional<PostgresClient> find(List<Path> directories, int serverMajor) {
        return directories.stream()
                .filter(directory -> Stream.of("pg_dump", "pg_restore", "psql")
                        .allMatch(name -> Files.isExecutable(program(directory, name))))
                .flatMap(
                        directory -> version(directory).map(version -> new PostgresClient(directory, version)).stream())
                .filter(client -> client.majorVersion() >= serverMajor)
                .max(Comparator.comparingInt(PostgresClient::majorVersion));
    }

    /** A program that does not run, or is no PostgreSQL's, is no client. */
    private static Optional<Integer> version(Path directory) {
        try {
            String answer =
                    ClientProcess.run(List.of(program(directory, "pg_restore").toString(), "--version"), Map.of());
            Matcher version = VERSION.matcher(answer);
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (BackupException | IOException failure) {
            return Optional.empty();
        }
    }

    Path pgDump() {
        return program(directory, "pg_dump");
    }

    Path pgRestore() {
        return program(directory, "pg_restore");
    }

    Path psql() {
        return program(directory, "psql");
    }

    private static Path program(Path directory, String name) {
        return directory.resolve(name + SUFFIX);
    }
}
