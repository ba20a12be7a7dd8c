package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Row;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Brings an upload into the database in the caller's transaction: all of it, or nothing. Rows are read on a worker thread,
 * batch by batch, and stored on the session's own event loop, so that memory stays constant and nothing blocks. Rows that the
 * database refuses cost a second pass over the file in a new transaction, without them; see {@link Uploads#importing}.
 */
@Singleton
public class Importer {
    private static final int BATCH = 200;

    private final InputBinder binder;

    public Importer(InputBinder binder) {
        this.binder = binder;
    }

    /**
     * Runs an import in the session's transaction, which it marks for rollback when nothing may stay.
     *
     * @return the report; fails with 400 {@code import_rejected} if the import is atomic and a row is bad
     */
    public <E extends Row, I, P, K> Uni<ImportReport> run(
            Mutiny.Session session,
            Upload upload,
            ImportOptions options,
            ImportTarget<E, I, P, K> target,
            Change change) {
        ImportBatch<E, I, P, K> batch = new ImportBatch<>(session, binder, target, change, options, upload);
        Context context = Vertx.currentContext();
        return batch.prepare()
                .chain(() -> onWorker(context, () -> open(upload, options, target.inputType())))
                .chain(source -> Multi.createBy()
                        .repeating()
                        .uni(() -> onWorker(context, () -> source.next(BATCH)))
                        .until(List::isEmpty)
                        .onItem()
                        .transformToUniAndConcatenate(rows -> batch.store(rows, source.allText()))
                        .collect()
                        .last()
                        .replaceWith(batch::report)
                        .eventually(() -> onWorker(context, () -> {
                            source.close();
                            return true;
                        })))
                .invoke(report -> {
                    if (options.dryRun()) {
                        session.currentTransaction().markForRollback();
                    }
                });
    }

    private RowSource open(Upload upload, ImportOptions options, Class<?> inputType) throws IOException {
        FieldMapping mapping = new FieldMapping(options, inputType);
        try {
            return upload.mediaType().equals(MediaTypes.CSV)
                    ? new CsvRowSource(upload.file(), mapping)
                    : new NdjsonRowSource(upload.file(), mapping, binder);
        } catch (NoSuchFileException e) {
            // The file goes with the request, and the request with its client.
            throw Uploads.cutOff(e);
        }
    }

    /** Runs blocking work aside and comes back: a session must not meet another thread. */
    private static <T> Uni<T> onWorker(Context context, Blocking<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.call();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    @FunctionalInterface
    private interface Blocking<T> {
        T call() throws IOException;
    }

    /** A row's fields, bound twice: as a new object, and as a change if there turns out to be one already. */
    record Bound<I>(long line, ObjectNode fields, I input) {}
}
