package dev.freehold.schema.drift;

import java.util.Locale;

/** One of the three pictures of a schema. */
public enum Picture {
    /** What the entities say (M). */
    MODEL,
    /** What the migrations build (F). */
    MIGRATIONS,
    /** What the database holds (L). */
    LIVE;

    /** As reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
