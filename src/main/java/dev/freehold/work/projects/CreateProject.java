package dev.freehold.work.projects;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A new project. */
@InputOf(value = ProjectView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateProject(
        @NotBlank @CodePointLength(max = 200) String name,
        @CodePointLength(max = 50_000) String description,
        UUID ownerId,
        ProjectStatus status,
        LocalDate startDate,
        LocalDate endDate,
        Boolean isArchived,
        UUID propertyId) {}
