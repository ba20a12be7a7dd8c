package dev.freehold.schema.repair;

import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.plan.Plan;
import java.util.List;

/**
 * What a repair did.
 *
 * @param plan what it set out from
 * @param results one for each step of the plan, in its order
 * @param after the report of the database as it is now
 */
public record RepairReport(Plan plan, List<StepResult> results, DriftReport after) {
    public RepairReport {
        results = List.copyOf(results);
    }

    public List<StepResult> with(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).toList();
    }
}
