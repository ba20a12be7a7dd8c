package dev.freehold.chat.channels;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A channel as the API shows it. */
@RegisterForReflection
public record ChannelView(
        UUID id,
        String name,
        String description,
        UUID projectId,
        boolean isPrivate,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
