package dev.freehold.shared.transfer;

import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads and binds the rows of an upload on a worker thread, one batch ahead of whoever stores them: the next batch is made while
 * the database is busy with this one, and no more than two are in memory, however long the file is.
 */
final class RowReader<I> {
    /** Large enough that the steps around a batch cost little, small enough that a batch is nothing to hold. */
    private static final int BATCH = 500;

    private final Upload upload;
    private final ImportOptions options;
    private final Class<I> inputType;
    private final InputBinder binder;
    private final Context context;
    private RowSource source;
    private CompletableFuture<RowBatch<I>> ahead;

    /**
     * A reader that has read nothing yet.
     *
     * @param context where batches are handed out: a session must not meet another thread
     */
    RowReader(Upload upload, ImportOptions options, Class<I> inputType, InputBinder binder, Context context) {
        this.upload = upload;
        this.options = options;
        this.inputType = inputType;
        this.binder = binder;
        this.context = context;
    }

    /** The next rows; to be asked for when the ones before have been stored. */
    Uni<RowBatch<I>> next() {
        return Uni.createFrom()
                .completionStage(() -> ahead == null ? onWorker(this::read) : ahead)
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .invoke(() -> ahead = onWorker(this::read));
    }

    /** Closes the file, after the batch that is being read. */
    Uni<Void> close() {
        CompletableFuture<?> reading = ahead == null ? CompletableFuture.completedFuture(null) : ahead;
        return Uni.createFrom()
                .completionStage(() -> reading.handle((batch, failure) -> batch)
                        .thenCompose(done -> onWorker(() -> {
                            if (source != null) {
                                source.close();
                            }
                            return null;
                        })))
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .replaceWithVoid();
    }

    private RowBatch<I> read() throws IOException {
        if (source == null) {
            source = open();
        }
        List<ImportRow> rows = source.next(BATCH);
        List<BoundRow<I>> bound = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            bound.add(bind(row));
        }
        return new RowBatch<>(bound, source.allText(), source.position());
    }

    private RowSource open() throws IOException {
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

    private BoundRow<I> bind(ImportRow row) {
        if (!row.errors().isEmpty()) {
            return new BoundRow<>(row.line(), null, null, row.errors());
        }
        try {
            I input = binder.bind(row.fields(), inputType, source.allText());
            return new BoundRow<>(row.line(), row.fields(), input, List.of());
        } catch (ProblemException e) {
            return new BoundRow<>(row.line(), null, null, e.errors());
        }
    }

    private static <T> CompletableFuture<T> onWorker(Blocking<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Infrastructure.getDefaultWorkerPool());
    }

    @FunctionalInterface
    private interface Blocking<T> {
        T call() throws IOException;
    }
}
