package dev.freehold.schema.boot;

import java.util.Locale;

/** What state the schema is in, in a word. */
public enum SchemaCondition {
    /** It is the one that this build needs. */
    READY,
    /** It lacks migrations of this build. */
    PENDING,
    /** It has them all, and differs from what they build; the service serves nevertheless. */
    DRIFT,
    /** It differs, and the operator does not let a service start on it. */
    REFUSED,
    /** It has migrations of a newer build; this one serves with it, and cannot tell whether it is as it should be. */
    NEWER,
    /** Nobody could look: the database is away, a migration fails, or the report cannot be made. */
    UNKNOWN;

    /** As health and metrics spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
