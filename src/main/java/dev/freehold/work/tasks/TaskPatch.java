package dev.freehold.work.tasks;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a task. */
@InputOf(value = TaskView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record TaskPatch(
        Patched<@NotBlank @CodePointLength(max = 300) String> title,
        Patched<@CodePointLength(max = 50_000) String> description,
        Patched<@NotNull UUID> projectId,
        Patched<UUID> assigneeId,
        Patched<@NotNull TaskStatus> status,
        Patched<@NotNull TaskPriority> priority,
        Patched<LocalDate> dueDate,
        Patched<@Positive @Digits(integer = 6, fraction = 2) BigDecimal> estimatedHours,
        Patched<@CodePointLength(min = 1, max = 100) String> externalSource,
        Patched<@CodePointLength(min = 1, max = 200) String> externalId) {}
