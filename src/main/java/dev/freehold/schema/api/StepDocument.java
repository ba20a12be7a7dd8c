package dev.freehold.schema.api;

import dev.freehold.schema.plan.Step;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One step of a plan.
 *
 * @param kind of the object that the finding is about
 * @param name of that object
 * @param aspect what differs there
 * @param risk safe, destructive or manual
 * @param statements that are run as a whole; of a manual step a suggestion
 * @param concurrent whether it runs outside of a transaction
 * @param lock the strongest lock that it takes; empty for a manual step
 * @param note what to know before it runs, or why it is left to people; may be empty
 */
@RegisterForReflection
public record StepDocument(
        String kind,
        String name,
        String aspect,
        String risk,
        List<String> statements,
        boolean concurrent,
        String lock,
        String note) {
    static StepDocument of(Step step) {
        return new StepDocument(
                step.finding().kind().toString(),
                step.finding().name(),
                step.finding().aspect(),
                step.risk().toString(),
                step.statements(),
                step.concurrent(),
                step.lock(),
                step.note());
    }
}
