package dev.freehold.shared.json;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * A field of a merge-patch (RFC 7396): absent, null, or a value. Absent leaves the object's field as it is, null clears
 * it.
 *
 * @param <T> the type of the value
 */
public final class Patched<T> {
    private static final Patched<?> ABSENT = new Patched<>(false, null);
    private static final Patched<?> NULL = new Patched<>(true, null);

    private final boolean present;
    private final T value;

    private Patched(boolean present, T value) {
        this.present = present;
        this.value = value;
    }

    @SuppressWarnings("unchecked") // holds no value
    public static <T> Patched<T> absent() {
        return (Patched<T>) ABSENT;
    }

    @SuppressWarnings("unchecked") // holds no value
    public static <T> Patched<T> of(T value) {
        return value == null ? (Patched<T>) NULL : new Patched<>(true, value);
    }

    public boolean isPresent() {
        return present;
    }

    /** The value; null if absent or cleared. */
    public T value() {
        return value;
    }

    /** Whether applying it to a field with this value would change the field. */
    public boolean changes(T current) {
        return present && !same(current, value);
    }

    /**
     * Applies the patch to one field.
     *
     * @param current the field's value now
     * @param setter takes the new value; called only when it differs
     * @return whether the field changed
     */
    public boolean apply(T current, Consumer<T> setter) {
        if (!changes(current)) {
            return false;
        }
        setter.accept(value);
        return true;
    }

    /** 1.5 and 1.50 are the same number, though not equal as objects. */
    @SuppressWarnings("unchecked") // both are T, and Comparable<T> means to T
    private static <T> boolean same(T a, T b) {
        if (a instanceof Comparable<?> comparable && b != null) {
            return ((Comparable<T>) comparable).compareTo(b) == 0;
        }
        return Objects.equals(a, b);
    }

    @Override
    public String toString() {
        return present ? "Patched[" + value + "]" : "Patched[absent]";
    }
}
