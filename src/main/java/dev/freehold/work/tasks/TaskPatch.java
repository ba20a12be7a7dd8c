package dev.freehold.work.tasks;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A change of a task. */
@InputOf(value = TaskView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record TaskPatch(
        Patched<@NotBlank @Size(max = 300) String> title,
        Patched<@Size(max = 50_000) String> description,
        Patched<@NotNull UUID> projectId,
        Patched<UUID> assigneeId,
        Patched<@NotNull TaskStatus> status,
        Patched<@NotNull TaskPriority> priority,
        Patched<LocalDate> dueDate,
        Patched<@Positive @Digits(integer = 6, fraction = 2) BigDecimal> estimatedHours,
        Patched<@Size(min = 1, max = 100) String> externalSource,
        Patched<@Size(min = 1, max = 200) String> externalId) {}
