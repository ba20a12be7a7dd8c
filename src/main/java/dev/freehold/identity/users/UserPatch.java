package dev.freehold.identity.users;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a user. */
@InputOf(value = UserView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record UserPatch(
        Patched<@NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.MESSAGE) String> username,
        Patched<@NotNull @Email @CodePointLength(max = 254) String> email,
        Patched<@CodePointLength(max = 200) String> fullName,
        Patched<@CodePointLength(max = 2000) String> avatarUrl,
        Patched<@NotNull Boolean> isActive,
        Patched<@NotNull String> timeZone,
        Patched<@NotNull @CodePointLength(min = 2, max = 35) String> locale) {}
