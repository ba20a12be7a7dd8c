package dev.freehold.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL that a data directory's {@code postmaster.pid} speaks of. It outlives a JVM that was killed, and the next
 * server would not start beside it.
 */
final class Postmaster {
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final Path pidFile;

    Postmaster(Path dataDirectory) {
        this.pidFile = dataDirectory.resolve("postmaster.pid");
    }

    /** The server that the file speaks of, if it runs: the number may have gone to a process of something else by now. */
    Optional<ProcessHandle> process() throws IOException {
        try {
            return Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(Postmaster::isPostgres);
        } catch (NoSuchFileException neverRanOrStoppedInOrder) {
            return Optional.empty();
        }
    }

    /**
     * Stops a server that was left behind, and removes the file, which would keep the next one from starting.
     *
     * @throws EmbeddedDatabaseException if the server does not stop within 10 s
     * @throws IOException if the file cannot be read or removed
     */
    void stop() throws IOException {
        Optional<ProcessHandle> left = process();
        left.ifPresent(ProcessHandle::destroy);
        left.ifPresent(this::awaitExit);
        Files.deleteIfExists(pidFile);
    }

    /**
     * Waits for a server that has been told to stop.
     *
     * @throws EmbeddedDatabaseException if that takes more than 10 s
     */
    void awaitExit(ProcessHandle postgres) {
        try {
            postgres.onExit().get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            throw stillRuns(postgres, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw stillRuns(postgres, interrupted);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    private EmbeddedDatabaseException stillRuns(ProcessHandle postgres, Throwable cause) {
        return new EmbeddedDatabaseException(
                "PostgreSQL (process " + postgres.pid() + ") in " + pidFile.getParent()
                        + " does not stop: end its clients, or stop it by hand",
                cause);
    }
}
