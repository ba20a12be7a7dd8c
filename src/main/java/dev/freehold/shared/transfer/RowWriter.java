package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Row;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes the rows of one batch: first those whose object is new, many at once, then those about an object that is there, or
 * that an earlier row of the batch made.
 */
final class RowWriter<E extends Row, I, P, K> {
    private final Mutiny.Session session;
    private final InputBinder binder;
    private final ImportTarget<E, I, P, K> target;
    private final Change change;

    RowWriter(Mutiny.Session session, InputBinder binder, ImportTarget<E, I, P, K> target, Change change) {
        this.session = session;
        this.binder = binder;
        this.target = target;
        this.change = change;
    }

    /** How many rows made an object, and how many met one. */
    record Written(int created, int updated) {}

    /** Writes the rows; fails as the rules or the database do, with some of them written. */
    Uni<Written> write(List<BoundRow<I>> rows, boolean allText) {
        return known(rows).chain(byKey -> {
            List<BoundRow<I>> fresh = new ArrayList<>(rows.size());
            List<BoundRow<I>> changes = new ArrayList<>();
            Set<K> seen = new HashSet<>(byKey.keySet());
            for (BoundRow<I> row : rows) {
                K key = key(row);
                (key == null || seen.add(key) ? fresh : changes).add(row);
            }
            return create(fresh, byKey)
                    .chain(() -> update(changes, byKey, allText))
                    .invoke(session::clear)
                    .replaceWith(new Written(fresh.size(), changes.size()));
        });
    }

    /** The objects that rows are about and that are there already, by their keys. */
    private Uni<Map<K, E>> known(List<BoundRow<I>> rows) {
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

    private K key(BoundRow<I> row) {
        return target.upsert() == null ? null : target.upsert().keyOfInput().apply(row.input());
    }

    private Uni<Void> create(List<BoundRow<I>> rows, Map<K, E> byKey) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        session.setBatchSize(rows.size());
        return oneByOne(rows, row -> target.create()
                        .apply(row.input(), change)
                        .call(session::persist)
                        .invoke(entity -> {
                            K key = key(row);
                            if (key != null) {
                                byKey.put(key, entity);
                            }
                        }))
                .chain(session::flush);
    }

    /**
     * Changed rows go one by one: each writes its own columns, and Hibernate Reactive would batch the values of all with the first
     * one's statement. An object that changes twice is written in between, so that whatever keeps a history sees both changes.
     */
    private Uni<Void> update(List<BoundRow<I>> rows, Map<K, E> byKey, boolean allText) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        session.setBatchSize(1);
        Set<E> unwritten = Collections.newSetFromMap(new IdentityHashMap<>());
        return oneByOne(rows, row -> {
                    E entity = byKey.get(key(row));
                    P patch = binder.bind(changes(row), target.upsert().patchType(), allText);
                    Uni<Void> written = unwritten.contains(entity)
                            ? session.flush().invoke(unwritten::clear)
                            : Uni.createFrom().voidItem();
                    return written.invoke(() -> unwritten.add(entity))
                            .chain(() -> target.upsert().update().apply(entity, patch, change));
                })
                .chain(session::flush);
    }

    private static <T> Uni<Void> oneByOne(List<T> rows, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> step.apply(row).replaceWithVoid())
                .collect()
                .last();
    }

    /**
     * What the row says about an object that is there: only fields that can change. Null for a field that cannot be null says nothing, as
     * in a new object, which gets the default then.
     */
    private ObjectNode changes(BoundRow<I> row) {
        Class<P> patchType = target.upsert().patchType();
        Set<String> changeable = InputBinder.fields(patchType);
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        row.fields().properties().forEach(field -> {
            boolean saysNothing = field.getValue().isNull() && InputBinder.isRequired(patchType, field.getKey());
            if (changeable.contains(field.getKey()) && !saysNothing) {
                changes.set(field.getKey(), field.getValue());
            }
        });
        return changes;
    }
}
