package dev.freehold.schema.rollback;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a rollback may lose: what its plan says, if there is a backup of it, and otherwise nothing.
 *
 * @param backup of what is lost; empty if nothing may be lost
 */
record Allowance(Optional<String> backup) {

    /** @throws DataLossException if the plan loses rows, and that is not allowed or there is no backup */
    static Allowance of(RollbackPlan plan, boolean allowDataLoss, Function<String, Optional<String>> gate) {
        List<RowLoss> losses = plan.losses();
        if (losses.isEmpty()) {
            return new Allowance(Optional.empty());
        }
        if (!allowDataLoss) {
            throw new DataLossException(losses, "allow the loss of data (--allow-data-loss) if that is what you want");
        }
        Optional<String> backup = gate.apply(plan.hash());
        if (backup.isEmpty()) {
            throw new DataLossException(losses, "take and verify a backup for the plan " + plan.hash() + " first");
        }
        return new Allowance(backup);
    }

    /** @throws DataLossException if a step loses more than it was planned to: there is no backup of that */
    void demand(RollbackStep planned, RollbackStep happened) {
        List<RowLoss> unforeseen = happened.losses().stream()
                .filter(loss -> loss.count() > foreseen(planned, loss))
                .toList();
        if (!unforeseen.isEmpty()) {
            throw new DataLossException(
                    unforeseen, "some of that came after the plan was made; make a new plan and a backup for it");
        }
    }

    private static long foreseen(RollbackStep planned, RowLoss loss) {
        return planned.losses().stream()
                .filter(loss::isOfTheSame)
                .mapToLong(RowLoss::count)
                .sum();
    }
}
