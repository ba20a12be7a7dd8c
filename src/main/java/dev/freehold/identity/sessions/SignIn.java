package dev.freehold.identity.sessions;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/**
 * Somebody wants to sign in.
 *
 * @param username his user name, or his e-mail address
 * @param device what he calls the device, to tell his sessions apart; null for what the User-Agent says
 */
@InputOf(value = SignIn.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record SignIn(
        @NotNull @CodePointLength(min = 1, max = 254) String username,
        @NotNull @CodePointLength(min = 1, max = 1000) String password,
        @CodePointLength(max = 200) String device) {}
