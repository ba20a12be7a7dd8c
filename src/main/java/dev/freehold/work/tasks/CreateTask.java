package dev.freehold.work.tasks;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.value.Origin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A new task. */
@InputOf(value = TaskView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateTask(
        @NotBlank @CodePointLength(max = 300) String title,
        @CodePointLength(max = 50_000) String description,
        @NotNull UUID projectId,
        UUID assigneeId,
        TaskStatus status,
        TaskPriority priority,
        LocalDate dueDate,
        @Positive @Digits(integer = 6, fraction = 2) BigDecimal estimatedHours,
        @CodePointLength(min = 1, max = 100) String externalSource,
        @CodePointLength(min = 1, max = 200) String externalId) {

    Origin origin() {
        return Origin.of(externalSource, externalId);
    }
}
