package dev.freehold.schema.api;

import dev.freehold.schema.repair.RepairReport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What a repair did.
 *
 * @param plan the hash of the plan that it set out from
 * @param clean whether the schema is clean now
 * @param results one for each step, in order
 */
@RegisterForReflection
public record RepairDocument(String plan, boolean clean, List<RepairedStep> results) {
    /**
     * What became of one step.
     *
     * @param outcome done, failed or skipped
     * @param reason why it failed or was skipped; empty if it is done
     * @param attempts how often it was tried
     * @param tookMs milliseconds from the first attempt to the end of the last
     */
    @RegisterForReflection
    public record RepairedStep(StepDocument step, String outcome, String reason, int attempts, long tookMs) {}

    static RepairDocument of(RepairReport report) {
        return new RepairDocument(
                report.plan().hash(),
                report.after().isClean(),
                report.results().stream()
                        .map(result -> new RepairedStep(
                                StepDocument.of(result.step()),
                                result.outcome().toString(),
                                result.reason(),
                                result.attempts(),
                                result.took().toMillis()))
                        .toList());
    }
}
