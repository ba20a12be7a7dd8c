package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody has another e-mail address.
 *
 * @param password proves that it is he who asks
 * @param email the new address; it counts when the mail that goes there has been answered
 */
@InputOf(value = EmailChange.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record EmailChange(
        @NotNull @CodePointLength(min = 1, max = 1000) String password,
        @NotNull @Email @CodePointLength(max = 254) String email) {}
