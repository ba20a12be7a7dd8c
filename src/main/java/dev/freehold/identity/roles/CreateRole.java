package dev.freehold.identity.roles;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;

/** A new role; without permissions unless they are named. */
@InputOf(value = RoleView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateRole(
        @NotNull @Pattern(regexp = RoleNames.PATTERN, message = RoleNames.MESSAGE)
        String name,

        @CodePointLength(max = 500) String description,
        @Size(max = 100) List<String> permissions) {}
