package dev.freehold.identity.roles;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a role. Its permissions are replaced as a whole. */
@InputOf(value = RoleView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record RolePatch(
        Patched<@NotNull @Pattern(regexp = RoleNames.PATTERN, message = RoleNames.MESSAGE) String> name,
        Patched<@CodePointLength(max = 500) String> description,
        Patched<@NotNull @Size(max = 100) List<String>> permissions) {}
