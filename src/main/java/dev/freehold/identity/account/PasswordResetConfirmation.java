package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody has got the mail and sets a new password.
 *
 * @param token from the mail
 * @param newPassword 12 to 200 characters, none of the commonest
 */
@InputOf(value = PasswordResetConfirmation.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record PasswordResetConfirmation(
        @NotNull @CodePointLength(min = 1, max = 200) String token,
        @NotNull @CodePointLength(min = 1, max = 1000) String newPassword) {}
