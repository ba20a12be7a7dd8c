package dev.freehold.work.projects;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A project as the API shows it. */
@RegisterForReflection
public record ProjectView(
        UUID id,
        String name,
        String description,
        UUID ownerId,
        ProjectStatus status,
        LocalDate startDate,
        LocalDate endDate,
        boolean isArchived,
        UUID propertyId,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
