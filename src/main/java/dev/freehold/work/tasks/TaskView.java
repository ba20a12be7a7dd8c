package dev.freehold.work.tasks;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A task as the API shows it. */
@RegisterForReflection
public record TaskView(
        UUID id,
        String title,
        String description,
        UUID projectId,
        UUID assigneeId,
        UUID creatorId,
        TaskStatus status,
        TaskPriority priority,
        LocalDate dueDate,
        BigDecimal estimatedHours,
        Instant completedAt,
        String externalSource,
        String externalId,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
