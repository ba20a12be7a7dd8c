package dev.freehold.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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

    /**
     * Stops the server if one runs, and removes a file that it can no longer need.
     *
     * @throws EmbeddedDatabaseException if the server does not stop within 10 s
     * @throws IOException if the file cannot be read or removed
     */
    void stop() throws IOException {
        Optional<Long> pid = pid();
        if (pid.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process = pid.flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (process.isPresent() && isPostgres(process.get())) {
            stop(process.get());
        }
        // The number may have gone to a process of something else by now, for which PostgreSQL would refuse to start.
        Files.deleteIfExists(pidFile);
    }

    private Optional<Long> pid() throws IOException {
        try {
            return Files.readString(pidFile)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    private void stop(ProcessHandle postgres) {
        postgres.destroy();
        try {
            postgres.onExit().get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | CompletionException failure) {
            throw stillRuns(postgres, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw stillRuns(postgres, interrupted);
        }
    }

    private EmbeddedDatabaseException stillRuns(ProcessHandle postgres, Throwable cause) {
        return new EmbeddedDatabaseException(
                "PostgreSQL (process " + postgres.pid() + "), left behind in " + pidFile.getParent()
                        + " by a Freehold that was killed, does not stop: end its clients, or stop it by hand",
                cause);
    }
}
