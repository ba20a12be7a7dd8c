package dev.freehold.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** What the tests of faults measured, for {@code bench/faults.sh} to print: a line each in {@code target/faults.txt}. */
final class FaultResults {
    /** The property that asks for loads of so many seconds, instead of what is enough for the build. */
    static final String SECONDS = "fault.seconds";

    /** Whether somebody has asked for {@link #SECONDS}, and so for figures. */
    static final boolean IS_WHOLE = System.getProperty(SECONDS) != null;

    /** How long a load goes on. */
    static final Duration LOAD = Duration.ofSeconds(Integer.getInteger(SECONDS, 12));

    private static final Path FILE = Path.of("target", "faults.txt");

    private FaultResults() {}

    static void note(String fault, String result) {
        try {
            Files.writeString(FILE, fault + ": " + result + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
