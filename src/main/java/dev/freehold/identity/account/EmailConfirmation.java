package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody has got the mail at his new address.
 *
 * @param token from the mail
 */
@InputOf(value = EmailConfirmation.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record EmailConfirmation(
        @NotNull @CodePointLength(min = 1, max = 200) String token) {}
