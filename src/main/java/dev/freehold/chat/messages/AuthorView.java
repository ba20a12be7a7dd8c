package dev.freehold.chat.messages;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** Who wrote a message. */
@RegisterForReflection
public record AuthorView(UUID id, String username, String fullName, String avatarUrl) {}
