package dev.freehold.schema.api;

import dev.freehold.schema.plan.Plan;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What would bring the database to what its migrations build.
 *
 * @param version of the database
 * @param hash sixteen hexadecimal digits that stand for just these steps
 */
@RegisterForReflection
public record PlanDocument(String version, String hash, List<StepDocument> steps) {
    static PlanDocument of(Plan plan) {
        return new PlanDocument(
                plan.version(),
                plan.hash(),
                plan.steps().stream().map(StepDocument::of).toList());
    }
}
