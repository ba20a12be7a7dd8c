package dev.freehold.schema.backup.client;

import dev.freehold.schema.backup.content.BackupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A run of one of PostgreSQL's programs, which ends with this object at the latest. One that writes a backup, or changes a
 * database, does so through this process, so that it can finish nothing when this process is killed.
 */
final class ClientProcess implements AutoCloseable {
    private final String program;
    private final Path log;
    private final Process process;
    private final CompletableFuture<Long> output;

    private ClientProcess(String program, Path log, Process process, CompletableFuture<Long> output) {
        this.program = program;
        this.log = log;
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a program that writes to its standard output what is to be kept.
     *
     * @param file that is there already and is written over
     * @param environment in place of all variables of libpq that this process has, which may mean another server
     */
    static ClientProcess writing(Path file, List<String> command, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile("freehold-client-", ".log");
        ProcessBuilder builder = builder(command, environment);
        Process process = start(builder.redirectError(log.toFile()), log);
        process.getOutputStream().close();
        CompletableFuture<Long> output = new CompletableFuture<>();
        Thread copying = new Thread(() -> copy(process, file, output), "output of " + name(command));
        copying.setDaemon(true);
        copying.start();
        return new ClientProcess(name(command), log, process, output);
    }

    private static void copy(Process process, Path file, CompletableFuture<Long> output) {
        // The program fails when it can write no more.
        try (InputStream from = process.getInputStream();
                OutputStream to = Files.newOutputStream(file)) {
            output.complete(from.transferTo(to));
        } catch (IOException failure) {
            output.completeExceptionally(failure);
        }
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") && !name.equals("PGPASSFILE"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(ProcessBuilder builder, Path log) throws IOException {
        try {
            return builder.start();
        } catch (IOException failure) {
            Files.deleteIfExists(log);
            throw failure;
        }
    }

    private static String name(List<String> command) {
        return Path.of(command.get(0)).getFileName().toString();
    }

    /**
     * Starts a program that the caller feeds and listens to: it waits where nobody does.
     *
     * @param environment as for {@link #writing}
     */
    static ClientProcess piped(List<String> command, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile("freehold-client-", ".log");
        Process process = start(builder(command, environment).redirectError(log.toFile()), log);
        return new ClientProcess(name(command), log, process, CompletableFuture.completedFuture(0L));
    }

    /** What it reads. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** What it writes, but for complaints. */
    InputStream output() {
        return process.getInputStream();
    }

    /**
     * Runs a program to its end, and answers with what it said.
     *
     * @param environment as for {@link #writing}
     */
    static String run(List<String> command, Map<String, String> environment) throws IOException {
        Path log = Files.createTempFile("freehold-client-", ".log");
        ProcessBuilder builder = builder(command, environment).redirectErrorStream(true);
        Process process = start(builder.redirectOutput(log.toFile()), log);
        process.getOutputStream().close();
        try (ClientProcess run =
                new ClientProcess(name(command), log, process, CompletableFuture.completedFuture(0L))) {
            return run.await();
        }
    }

    /**
     * Waits for its end, and answers with what it said.
     *
     * @throws BackupException if it failed, with what it said
     * @throws IOException if what it wrote could not be kept
     * @throws InterruptedIOException if the thread was interrupted; its mark stays
     */
    String await() throws IOException {
        try {
            int status = process.waitFor();
            output.get();
            String said = Files.readString(log, StandardCharsets.UTF_8);
            if (status != 0) {
                throw new BackupException("%s failed with status %d: %s".formatted(program, status, said.strip()));
            }
            return said;
        } catch (ExecutionException failure) {
            throw new IOException(
                    "what " + program + " wrote could not be kept: "
                            + failure.getCause().getMessage(),
                    failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + program + " ran");
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
        output.exceptionally(failure -> 0L).join();
        Files.deleteIfExists(log);
    }
}
