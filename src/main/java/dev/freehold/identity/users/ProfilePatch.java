package dev.freehold.identity.users;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

/** What a user may change of himself. His e-mail address and his password have ways of their own. */
@InputOf(value = UserView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ProfilePatch(
        Patched<@CodePointLength(max = 200) String> fullName,
        Patched<@CodePointLength(max = 2000) String> avatarUrl,
        Patched<@NotNull String> timeZone,
        Patched<@NotNull @CodePointLength(min = 2, max = 35) String> locale) {}
