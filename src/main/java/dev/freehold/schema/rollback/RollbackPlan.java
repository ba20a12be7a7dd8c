package dev.freehold.schema.rollback;

import java.util.List;

/**
 * What a rollback would do, and what it would cost.
 *
 * @param from the version that the database has
 * @param to the version that it would have; {@code none} if nothing is to be left
 * @param steps newest first; empty if it has that version
 * @param hash SHA-256 over both versions and all scripts: a backup is taken for it
 */
public record RollbackPlan(String from, String to, List<RollbackStep> steps, String hash) {
    public RollbackPlan {
        steps = List.copyOf(steps);
    }

    /** What all steps lose together. */
    public List<RowLoss> losses() {
        return steps.stream().flatMap(step -> step.losses().stream()).toList();
    }
}
