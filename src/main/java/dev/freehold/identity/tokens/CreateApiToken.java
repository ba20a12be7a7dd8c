package dev.freehold.identity.tokens;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;

/** A new personal access token; it expires after 90 days unless something else is said. */
@InputOf(value = ApiTokenView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateApiToken(
        @NotBlank @CodePointLength(max = 100) String name,
        @NotNull @Size(min = 1, max = 100) List<String> scopes,
        Instant expiresAt) {}
