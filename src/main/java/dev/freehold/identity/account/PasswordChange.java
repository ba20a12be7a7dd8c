package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody wants another password.
 *
 * @param currentPassword proves that it is he who asks, not somebody at his open screen
 * @param newPassword 12 to 200 characters, none of the commonest
 */
@InputOf(value = PasswordChange.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record PasswordChange(
        @NotNull @CodePointLength(min = 1, max = 1000) String currentPassword,
        @NotNull @CodePointLength(min = 1, max = 1000) String newPassword) {}
