package dev.freehold.chat.messages;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wrote a message. */
@RegisterForReflection
public record AuthorView(
        UUID id,
        String username,
        @Schema(nullable = true) String fullName,
        @Schema(nullable = true) String avatarUrl) {}
