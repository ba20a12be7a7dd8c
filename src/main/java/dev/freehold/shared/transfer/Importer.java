package dev.freehold.shared.transfer;

import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Row;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Brings an upload into the database in the caller's transaction: all of it, or nothing. Rows are read and bound on a worker
 * thread, batch by batch, and stored on the session's own event loop, so that memory stays constant and nothing blocks. Rows
 * that the database refuses cost a second pass over the file in a new transaction, without them; see {@link Uploads#inPasses}.
 */
@Singleton
public class Importer {
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
        RowReader<I> reader = new RowReader<>(upload, options, target.inputType(), binder, Vertx.currentContext());
        return Multi.createBy()
                .repeating()
                .uni(reader::next)
                .until(rows -> rows.rows().isEmpty())
                .onItem()
                .transformToUniAndConcatenate(batch::store)
                .collect()
                .last()
                .replaceWith(batch::report)
                .eventually(reader::close)
                .invoke(report -> {
                    if (options.dryRun()) {
                        session.currentTransaction().markForRollback();
                    }
                });
    }
}
