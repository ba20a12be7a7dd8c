package dev.freehold.identity.roles;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A role as the API shows it; the names of its permissions are sorted. */
@RegisterForReflection
public record RoleView(
        UUID id,
        String name,
        String description,
        boolean isSystem,
        List<String> permissions,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {
    public RoleView {
        permissions = permissions.stream().sorted().toList();
    }

    /** As a statement reads it: an aggregate of no rows is null. */
    public RoleView(
            UUID id,
            String name,
            String description,
            boolean isSystem,
            String[] permissions,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                name,
                description,
                isSystem,
                permissions == null ? List.of() : List.of(permissions),
                version,
                createdAt,
                updatedAt);
    }
}
