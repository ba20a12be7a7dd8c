package dev.freehold.schema.backup.client;

import dev.freehold.schema.backup.content.BackupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A transaction of {@code psql} that this process alone can commit: the word is given when everything before it has been done, and
 * not left lying in a pipe. A governor that is killed takes nothing back by hand, but what it began is rolled back.
 */
final class FedTransaction implements AutoCloseable {
    private final ClientProcess process;
    /** What {@code psql} says when it has come to the end of what it was fed. */
    private final String end = UUID.randomUUID().toString();

    private final CompletableFuture<Boolean> isAtEnd = new CompletableFuture<>();

    private FedTransaction(ClientProcess process) {
        this.process = process;
    }

    /**
     * Begins it.
     *
     * @param environment as of {@link ClientEnvironment}
     */
    static FedTransaction begin(Path program, Map<String, String> environment) throws IOException {
        FedTransaction transaction = new FedTransaction(ClientProcess.piped(
                List.of(
                        program.toString(),
                        "--no-psqlrc",
                        "--no-password",
                        "--quiet",
                        "--tuples-only",
                        "--no-align",
                        "--set=ON_ERROR_STOP=1",
                        // Otherwise the name of a database could be taken for more than that.
                        "--dbname=dbname='"
                                + environment
                                        .get("PGDATABASE")
                                        .replace("\\", "\\\\")
                                        .replace("'", "\\'") + "'"),
                environment));
        Thread listening = new Thread(transaction::listen, "output of psql");
        listening.setDaemon(true);
        listening.start();
        transaction.write("begin;\n");
        return transaction;
    }

    private void listen() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                if (line.equals(end)) {
                    isAtEnd.complete(true);
                }
                line = output.readLine();
            }
            isAtEnd.complete(false);
        } catch (IOException failure) {
            isAtEnd.completeExceptionally(failure);
        }
    }

    /**
     * Runs a script.
     *
     * @throws BackupException if a statement fails, with what the program said
     */
    void feed(InputStream script) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = script.read(buffer); read >= 0; read = script.read(buffer)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while psql ran");
            }
            write(buffer, read);
        }
    }

    /**
     * Commits when everything has been done.
     *
     * @throws BackupException if something failed; nothing was changed then
     * @throws InterruptedIOException if the thread was interrupted; its mark stays
     */
    void commit() throws IOException {
        write("select '" + end + "';\n");
        try {
            if (!isAtEnd.get()) {
                process.await();
                throw new BackupException("psql ended before it had done everything");
            }
        } catch (ExecutionException failure) {
            throw new IOException("psql cannot be heard", failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while psql ran");
        }
        write("commit;\n");
        process.input().close();
        process.await();
    }

    private void write(String sql) throws IOException {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        try {
            process.input().write(bytes, 0, length);
            process.input().flush();
        } catch (IOException failure) {
            // It listens no more because it has failed, and says why.
            process.await();
            throw failure;
        }
    }

    /** Rolls back what is not committed. */
    @Override
    public void close() throws IOException {
        process.close();
    }
}
