package dev.freehold.shared.transfer;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Row;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What an import of one kind of object does with its rows.
 *
 * @param inputType the record that a row is bound to
 * @param create makes a new object; its rules may refuse the row with a {@link
 *     dev.freehold.shared.problem.ProblemException}
 * @param upsert how a row finds the object that it is about; null if every row is a new one
 * @param <E> the entity
 * @param <I> the input record
 * @param <P> the record of a change
 * @param <K> what an object is known by elsewhere
 */
public record ImportTarget<E extends Row, I, P, K>(
        Class<I> inputType, BiFunction<I, Change, Uni<E>> create, Upsert<E, I, P, K> upsert) {

    /** A target whose rows are always new objects. */
    public static <E extends Row, I> ImportTarget<E, I, ?, ?> ofNew(
            Class<I> inputType, BiFunction<I, Change, Uni<E>> create) {
        return new ImportTarget<>(inputType, create, null);
    }

    /**
     * How a row finds the object that it is about, and changes it.
     *
     * @param patchType the record of a change, bound from the fields that the row has
     * @param keyOfInput what the row's object is known by elsewhere; null for a row that is new
     * @param keyOfEntity the same of an object that is there
     * @param existing the live objects with these keys
     * @param update changes an object; called once for each row about it, and written before it is called again
     */
    public record Upsert<E extends Row, I, P, K>(
            Class<P> patchType,
            Function<I, K> keyOfInput,
            Function<E, K> keyOfEntity,
            Function<Set<K>, Uni<List<E>>> existing,
            Update<E, P> update) {}

    /** Applies a change to an object; it may run statements of its own in the session. Its item does not matter. */
    @FunctionalInterface
    public interface Update<E, P> {
        Uni<?> apply(E entity, P patch, Change change);
    }
}
