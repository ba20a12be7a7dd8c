package dev.freehold.property.media;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A medium of a listing as the API shows it.
 *
 * @param position the order, ascending; of two that share one, the older comes first
 */
@RegisterForReflection
public record MediumView(
        UUID id,
        UUID propertyId,
        MediumKind kind,
        String url,
        String caption,
        BigDecimal position,
        MediumPermission permission,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
