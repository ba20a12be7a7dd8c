package dev.freehold.identity.users;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A user as the API shows him. */
@RegisterForReflection
public record UserView(
        UUID id,
        String username,
        String email,
        String fullName,
        String avatarUrl,
        boolean isActive,
        String timeZone,
        String locale,
        Instant lastLoginAt,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
