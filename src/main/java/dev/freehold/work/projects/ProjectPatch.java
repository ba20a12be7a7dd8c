package dev.freehold.work.projects;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;

/** A change of a project. */
@InputOf(value = ProjectView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ProjectPatch(
        Patched<@NotBlank @Size(max = 200) String> name,
        Patched<@Size(max = 50_000) String> description,
        Patched<@NotNull UUID> ownerId,
        Patched<@NotNull ProjectStatus> status,
        Patched<LocalDate> startDate,
        Patched<LocalDate> endDate,
        Patched<@NotNull Boolean> isArchived,
        Patched<UUID> propertyId) {}
