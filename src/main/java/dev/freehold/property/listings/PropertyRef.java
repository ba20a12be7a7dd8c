package dev.freehold.property.listings;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * A listing as other features know it.
 *
 * @param id of the listing
 * @param agentId the user whose listing it is; null for nobody's
 */
@RegisterForReflection
public record PropertyRef(UUID id, UUID agentId) {}
