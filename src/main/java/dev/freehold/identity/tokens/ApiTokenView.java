package dev.freehold.identity.tokens;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A personal access token as the API shows it: all but the token itself. */
@RegisterForReflection
public record ApiTokenView(
        UUID id,
        String name,
        List<String> scopes,
        Instant expiresAt,
        Instant lastUsedAt,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {
    /** As a statement reads it. */
    public ApiTokenView(
            UUID id,
            String name,
            String[] scopes,
            Instant expiresAt,
            Instant lastUsedAt,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        this(id, name, List.of(scopes), expiresAt, lastUsedAt, version, createdAt, updatedAt);
    }
}
