package dev.freehold.schema.repair;

import dev.freehold.schema.plan.Step;
import java.time.Duration;

/**
 * What became of one step.
 *
 * @param reason why it failed or was skipped; empty if it is done
 * @param attempts how often it was tried, 0 if never
 * @param took from the first attempt to the end of the last one, with the pauses in between
 */
public record StepResult(Step step, Outcome outcome, String reason, int attempts, Duration took) {
    static StepResult skipped(Step step, String reason) {
        return new StepResult(step, Outcome.SKIPPED, reason, 0, Duration.ZERO);
    }
}
