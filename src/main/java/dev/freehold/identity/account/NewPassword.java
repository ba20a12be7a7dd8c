package dev.freehold.identity.account;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * A password that an administrator sets for somebody else.
 *
 * @param password 12 to 200 characters, none of the commonest
 */
@InputOf(value = NewPassword.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record NewPassword(
        @NotNull @CodePointLength(min = 1, max = 1000) String password) {}
