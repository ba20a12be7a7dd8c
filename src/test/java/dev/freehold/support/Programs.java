package dev.freehold.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that some tests need, and are skipped without. */
final class Programs {
    /** Where systems keep programs for administrators, which is not on every path. */
    private static final String ADMINISTRATION = "/usr/sbin";

    private Programs() {}

    /** Where the program is; empty if it is not installed. */
    static Optional<Path> find(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of(ADMINISTRATION))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
