package dev.freehold.schema.api;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * What may be repaired.
 *
 * @param plan the hash of the plan that was looked at, so that its destructive steps may run too; null for the safe ones only
 */
@InputOf(value = RepairRequest.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record RepairRequest(
        @Pattern(regexp = "[0-9a-f]{16}", message = "must be the hash of a plan: sixteen hexadecimal digits")
        String plan) {
    Optional<String> planHash() {
        return Optional.ofNullable(plan);
    }
}
