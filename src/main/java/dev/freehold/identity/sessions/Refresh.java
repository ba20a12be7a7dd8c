package dev.freehold.identity.sessions;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * A session is to go on.
 *
 * @param refreshToken the newest one; each counts once
 */
@InputOf(value = Refresh.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record Refresh(
        @NotNull @CodePointLength(min = 1, max = 200) String refreshToken) {}
