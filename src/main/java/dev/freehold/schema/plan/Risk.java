package dev.freehold.schema.plan;

import java.util.Locale;

/** Who may let a step happen. */
public enum Risk {
    /** On the allow-list, and loses nothing: {@code repair} runs it. */
    SAFE,
    /** Drops, narrows or overwrites: only with the setting, the hash of the plan and a verified backup. */
    DESTRUCTIVE,
    /** Not for a machine to decide: the plan says why, and suggests the statements. */
    MANUAL;

    /** As plans spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
