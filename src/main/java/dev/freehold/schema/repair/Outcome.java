package dev.freehold.schema.repair;

import java.util.Locale;

/** What became of a step. */
public enum Outcome {
    DONE,
    /** It was rolled back, or what it left behind was removed; the reason is the database's. */
    FAILED,
    /** It was not run: for want of permission, or because what it builds on failed. */
    SKIPPED;

    /** As reports spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
