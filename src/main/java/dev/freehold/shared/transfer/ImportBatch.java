package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.DatabaseFailures;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.persistence.StartOverException;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.transfer.Importer.Bound;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Stores the rows of one import and keeps its score. A batch goes in with as few statements as possible; if the database
 * refuses it, it is taken back and goes in row by row, so that the bad rows are named and the good ones stay.
 */
final class ImportBatch<E extends Row, I, P, K> {
    private final Mutiny.Session session;
    private final InputBinder binder;
    private final ImportTarget<E, I, P, K> target;
    private final Change change;
    private final ImportOptions options;
    private final Upload upload;
    private final List<InputError> errors = new ArrayList<>();
    private final Set<Long> rejectedLines = new HashSet<>();
    private boolean refusedNow;
    private long created;
    private long updated;

    ImportBatch(
            Mutiny.Session session,
            InputBinder binder,
            ImportTarget<E, I, P, K> target,
            Change change,
            ImportOptions options,
            Upload upload) {
        this.session = session;
        this.binder = binder;
        this.target = target;
        this.change = change;
        this.options = options;
        this.upload = upload;
    }

    /**
     * Has PostgreSQL plan each statement of this transaction for the table as it then is. A plan made once, while the table is
     * small and without statistics, reads all of it for every batch of rows that are looked up.
     */
    Uni<Integer> prepare() {
        return command("set local plan_cache_mode = force_custom_plan");
    }

    /** Stores the rows that can be stored. After a bad row an atomic import only goes on looking for more of them. */
    Uni<Void> store(List<ImportRow> rows, boolean allText) {
        List<Bound<I>> good = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            Bound<I> bound = bind(row, allText);
            if (bound != null) {
                good.add(bound);
            }
        }
        if (good.isEmpty() || isLost()) {
            return Uni.createFrom().voidItem();
        }
        long createdBefore = created;
        long updatedBefore = updated;
        return savepoint(() -> writeAll(good, allText))
                .onFailure(this::isRefusal)
                .recoverWithUni(() -> {
                    created = createdBefore;
                    updated = updatedBefore;
                    return Multi.createFrom()
                            .iterable(good)
                            .onItem()
                            .transformToUniAndConcatenate(row -> storeOne(row, allText))
                            .collect()
                            .last();
                });
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
            String rows = rejectedLines.size() == 1 ? "1 row is bad" : rejectedLines.size() + " rows are bad";
            throw new ProblemException(
                            ProblemCode.IMPORT_REJECTED,
                            rows + ", the first on line " + inOrder.get(0).line() + "; nothing was stored.",
                            inOrder)
                    .with(score(rejectedLines.size()));
        }
        return new ImportReport(created, updated, rejectedLines.size(), options.dryRun(), inOrder);
    }

    private static Map<String, Object> score(int rejected) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("created", 0);
        score.put("updated", 0);
        score.put("rejected", rejected);
        return score;
    }

    private boolean isLost() {
        return !options.partial() && !rejectedLines.isEmpty();
    }

    private Bound<I> bind(ImportRow row, boolean allText) {
        if (!row.errors().isEmpty()) {
            reject(row.line(), row.errors());
            return null;
        }
        List<InputError> refusal = upload.refusals().get(row.line());
        if (refusal != null) {
            reject(row.line(), refusal);
            return null;
        }
        try {
            return new Bound<>(row.line(), row.fields(), binder.bind(row.fields(), target.inputType(), allText));
        } catch (ProblemException e) {
            reject(row.line(), e.errors());
            return null;
        }
    }

    private Uni<Void> storeOne(Bound<I> row, boolean allText) {
        if (isLost()) {
            return Uni.createFrom().voidItem();
        }
        long createdBefore = created;
        long updatedBefore = updated;
        return savepoint(() -> writeAll(List.of(row), allText))
                .onFailure(this::isRefusal)
                .recoverWithItem(failure -> {
                    created = createdBefore;
                    updated = updatedBefore;
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

    /** A row that the data or its rules refuse; anything else (the database goes away) ends the import. */
    private boolean isRefusal(Throwable failure) {
        return DatabaseFailures.translate(failure) instanceof ProblemException problem
                && problem.code().status() < 500;
    }

    /**
     * New rows go in many at once. Changed ones go one by one: each writes its own columns, and Hibernate Reactive would batch
     * the values of all with the first one's statement.
     */
    private Uni<Void> writeAll(List<Bound<I>> rows, boolean allText) {
        return known(rows)
                .invoke(byKey -> session.setBatchSize(byKey.isEmpty() ? rows.size() : 1))
                .chain(byKey -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> write(row, byKey, allText))
                        .collect()
                        .last())
                .chain(session::flush)
                .invoke(session::clear);
    }

    /** The objects that rows are about and that are there already, by their keys. */
    private Uni<Map<K, E>> known(List<Bound<I>> rows) {
        Map<K, E> byKey = new HashMap<>();
        Set<K> keys = rows.stream().map(this::key).filter(Objects::nonNull).collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Uni.createFrom().item(byKey);
        }
        return target.upsert().existing().apply(keys).map(entities -> {
            entities.forEach(entity -> byKey.put(target.upsert().keyOfEntity().apply(entity), entity));
            return byKey;
        });
    }

    private K key(Bound<I> row) {
        return target.upsert() == null ? null : target.upsert().keyOfInput().apply(row.input());
    }

    private Uni<E> write(Bound<I> row, Map<K, E> byKey, boolean allText) {
        K key = key(row);
        E known = key == null ? null : byKey.get(key);
        if (known != null) {
            updated++;
            P patch = binder.bind(changes(row), target.upsert().patchType(), allText);
            target.upsert().update().apply(known, patch, change);
            return Uni.createFrom().item(known);
        }
        created++;
        return target.create().apply(row.input(), change).call(session::persist).invoke(entity -> {
            if (key != null) {
                byKey.put(key, entity);
            }
        });
    }

    /** What the row says about an object that is there: only fields that can change. */
    private ObjectNode changes(Bound<I> row) {
        return row.fields().deepCopy().retain(InputBinder.fields(target.upsert().patchType()));
    }

    private Uni<Void> savepoint(Supplier<Uni<Void>> work) {
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
        rejectedLines.add(line);
        for (InputError cause : causes) {
            if (errors.size() < ImportReport.MAX_ERRORS) {
                errors.add(cause.onLine(line));
            }
        }
    }
}
