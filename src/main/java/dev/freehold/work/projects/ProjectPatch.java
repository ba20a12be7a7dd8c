package dev.freehold.work.projects;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a project. */
@InputOf(value = ProjectView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ProjectPatch(
        Patched<@NotBlank @CodePointLength(max = 200) String> name,
        Patched<@CodePointLength(max = 50_000) String> description,
        Patched<@NotNull UUID> ownerId,
        Patched<@NotNull ProjectStatus> status,
        Patched<LocalDate> startDate,
        Patched<LocalDate> endDate,
        Patched<@NotNull Boolean> isArchived,
        Patched<UUID> propertyId) {}
