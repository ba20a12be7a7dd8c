package dev.freehold.shared.transfer;

import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.DatabaseFailures;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.persistence.StartOverException;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.RowWriter.Written;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores the rows of one import and keeps its score. A batch goes in with as few statements as possible; if the database
 * refuses it, it is taken back and goes in row by row, so that the bad rows are named and the good ones stay.
 */
final class ImportBatch<E extends Row, I, P, K> {
    private final Mutiny.Session session;
    private final RowWriter<E, I, P, K> writer;
    private final ImportOptions options;
    private final Upload upload;
    private final List<InputError> errors = new ArrayList<>();
    private boolean refusedNow;
    private long rows;
    private long created;
    private long updated;
    private long rejected;

    ImportBatch(
            Mutiny.Session session,
            InputBinder binder,
            ImportTarget<E, I, P, K> target,
            Change change,
            ImportOptions options,
            Upload upload) {
        this.session = session;
        this.writer = new RowWriter<>(session, binder, target, change);
        this.options = options;
        this.upload = upload;
    }

    /** Stores the rows that can be stored. After a bad row an atomic import only goes on looking for more of them. */
    Uni<Void> store(RowBatch<I> batch) {
        rows += batch.rows().size();
        List<BoundRow<I>> good = batch.rows().stream().filter(this::isGood).toList();
        Uni<Void> stored = good.isEmpty() || isLost()
                ? Uni.createFrom().voidItem()
                : planAnew().chain(() -> storeAll(good, batch.allText()));
        return stored.invoke(() -> upload.progress().at(rows, batch.position()));
    }

    /**
     * Has PostgreSQL plan the statements that it keeps, those of triggers and foreign keys among them, for the tables as they now
     * are. A plan made once, while a table is small, reads all of it for every row that is looked up; to plan every statement
     * each time (plan_cache_mode) costs more than most of them do.
     */
    private Uni<Integer> planAnew() {
        return command("discard plans");
    }

    private Uni<Void> storeAll(List<BoundRow<I>> good, boolean allText) {
        return savepoint(() -> writer.write(good, allText))
                .invoke(this::count)
                .replaceWithVoid()
                .onFailure(this::isRefusal)
                .recoverWithUni(() -> Multi.createFrom()
                        .iterable(good)
                        .onItem()
                        .transformToUniAndConcatenate(row -> storeOne(row, allText))
                        .collect()
                        .last());
    }

    private Uni<Void> storeOne(BoundRow<I> row, boolean allText) {
        if (isLost()) {
            return Uni.createFrom().voidItem();
        }
        return savepoint(() -> writer.write(List.of(row), allText))
                .invoke(this::count)
                .replaceWithVoid()
                .onFailure(this::isRefusal)
                .recoverWithItem(failure -> {
                    ProblemException problem = (ProblemException) DatabaseFailures.translate(failure);
                    List<InputError> causes = problem.errors().isEmpty()
                            ? List.of(InputError.at("", problem.code().code(), problem.getMessage()))
                            : problem.errors();
                    reject(row.line(), causes);
                    upload.refusals().put(row.line(), causes);
                    refusedNow = true;
                    return null;
                });
    }

    private void count(Written written) {
        created += written.created();
        updated += written.updated();
    }

    /**
     * The result.
     *
     * @throws ProblemException 400 if the import is atomic and a row was bad
     * @throws StartOverException if rows were refused that the next pass must leave out
     */
    ImportReport report() {
        if (refusedNow && options.partial() && !options.dryRun()) {
            throw new StartOverException("The database refused rows of an import");
        }
        List<InputError> inOrder =
                errors.stream().sorted(Comparator.comparing(InputError::line)).toList();
        if (isLost()) {
            String bad = rejected == 1 ? "1 row is bad" : rejected + " rows are bad";
            throw new ProblemException(
                            ProblemCode.IMPORT_REJECTED,
                            bad + ", the first on line " + inOrder.get(0).line() + "; nothing was stored.",
                            inOrder)
                    .with(score(rejected));
        }
        return new ImportReport(created, updated, rejected, options.dryRun(), inOrder);
    }

    private static Map<String, Object> score(long rejected) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("created", 0);
        score.put("updated", 0);
        score.put("rejected", rejected);
        return score;
    }

    private boolean isLost() {
        return !options.partial() && rejected > 0;
    }

    private boolean isGood(BoundRow<I> row) {
        List<InputError> causes = row.errors().isEmpty() ? upload.refusals().get(row.line()) : row.errors();
        if (causes != null) {
            reject(row.line(), causes);
        }
        return causes == null;
    }

    /** A row that the data or its rules refuse; anything else (the database goes away) ends the import. */
    private boolean isRefusal(Throwable failure) {
        return DatabaseFailures.translate(failure) instanceof ProblemException problem
                && problem.code().status() < 500;
    }

    private <T> Uni<T> savepoint(Supplier<Uni<T>> work) {
        return command("savepoint import_batch")
                .chain(done -> work.get())
                .call(() -> command("release savepoint import_batch"))
                .onFailure()
                .call(() -> {
                    session.clear();
                    return command("rollback to savepoint import_batch");
                });
    }

    private Uni<Integer> command(String sql) {
        return session.createNativeQuery(sql).executeUpdate();
    }

    private void reject(long line, List<InputError> causes) {
        rejected++;
        for (InputError cause : causes) {
            if (errors.size() < ImportReport.MAX_ERRORS) {
                errors.add(cause.onLine(line));
            }
        }
    }
}
