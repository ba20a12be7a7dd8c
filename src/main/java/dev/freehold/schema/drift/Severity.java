package dev.freehold.schema.drift;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** The service or the integrity of its data depends on it. */
    ERROR,
    /** It costs speed, or stands in the way of the next migration. */
    WARNING,
    /** Worth knowing; a schema with nothing else counts as clean. */
    INFO;

    /** As reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
