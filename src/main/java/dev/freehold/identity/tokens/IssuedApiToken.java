package dev.freehold.identity.tokens;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new personal access token.
 *
 * @param token the token itself, which is shown this once
 */
@RegisterForReflection
public record IssuedApiToken(
        UUID id,
        String name,
        List<String> scopes,
        Instant expiresAt,
        @Schema(nullable = true) Instant lastUsedAt,
        int version,
        Instant createdAt,
        Instant updatedAt,
        String token)
        implements Versioned {
    /** Never the secret: texts of objects end in logs. */
    @Override
    public String toString() {
        return "IssuedApiToken[id=" + id + ", name=" + name + "]";
    }
}
