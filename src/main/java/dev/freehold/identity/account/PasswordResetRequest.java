package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody has forgotten his password.
 *
 * @param email the address of his account; if there is one, a mail goes there
 */
@InputOf(value = PasswordResetRequest.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record PasswordResetRequest(
        @NotNull @CodePointLength(min = 1, max = 254) String email) {}
