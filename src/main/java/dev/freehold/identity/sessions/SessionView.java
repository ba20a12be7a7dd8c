package dev.freehold.identity.sessions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A session as its owner sees it. */
@RegisterForReflection
public record SessionView(
        UUID id, String device, String ipAddress, Instant signedInAt, Instant lastUsedAt, Instant expiresAt) {}
