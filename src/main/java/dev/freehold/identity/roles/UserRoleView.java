package dev.freehold.identity.roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A role that a user has, as the API shows it; {@code id} is the role's. */
@RegisterForReflection
public record UserRoleView(UUID id, String name, String description, boolean isSystem, Instant givenAt) {}
