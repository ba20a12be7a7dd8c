package dev.freehold.shared.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record that a client sends, and names the view of the same object that it gets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InputOf {
    /** The view. Its fields that the input lacks are read-only. */
    Class<? extends Record> value();

    /**
     * What becomes of a read-only field. A new object may be given as it was once read (an export that is imported
     * again), so it is left aside there; a change of such a field was meant, so it is refused.
     */
    ReadOnlyFields readOnly();

    /** See {@link #readOnly()}. */
    enum ReadOnlyFields {
        IGNORED,
        REFUSED
    }
}
