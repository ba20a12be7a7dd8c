package dev.freehold.identity.users;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.CodePointLength;

/** A new user. */
@InputOf(value = UserView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateUser(
        @NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.MESSAGE)
        String username,

        @NotNull @Email @CodePointLength(max = 254) String email,
        @CodePointLength(max = 200) String fullName,
        @CodePointLength(max = 2000) String avatarUrl,
        Boolean isActive,
        String timeZone,
        @CodePointLength(min = 2, max = 35) String locale) {}
