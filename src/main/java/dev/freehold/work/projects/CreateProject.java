package dev.freehold.work.projects;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** A new project. */
@InputOf(value = ProjectView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateProject(
        @NotBlank @Size(max = 200) String name,
        @Size(max = 50_000) String description,
        UUID ownerId,
        ProjectStatus status,
        LocalDate startDate,
        LocalDate endDate,
        Boolean isArchived,
        UUID propertyId) {}
