package dev.freehold.identity.roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** A permission as the API shows it. */
@RegisterForReflection
public record PermissionView(UUID id, String name, String description) {}
