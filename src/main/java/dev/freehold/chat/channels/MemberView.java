package dev.freehold.chat.channels;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A member of a channel as the API shows him; {@code id} is the user's. */
@RegisterForReflection
public record MemberView(UUID id, String username, String fullName, String avatarUrl, Instant joinedAt) {}
