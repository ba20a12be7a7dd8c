package dev.freehold.property.confidential;

import dev.freehold.shared.http.Versioned;
import dev.freehold.shared.value.Text;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is confidential of a listing, as the API shows it.
 *
 * @param propertyId the listing
 * @param version 0 as long as nothing was ever written
 * @param createdAt when something was first written; null as long as nothing was
 * @param updatedAt see {@code createdAt}
 */
@RegisterForReflection
public record ConfidentialView(
        UUID propertyId,
        @Schema(nullable = true) String ownerName,
        @Schema(nullable = true) String ownerPhone,
        @Schema(nullable = true) String ownerEmail,
        @Schema(nullable = true) String privateRemarks,
        @Schema(nullable = true) String privateOfficeRemarks,
        @Schema(nullable = true) String showingInstructions,
        @Schema(nullable = true) String lockboxType,
        @Schema(nullable = true) String lockboxLocation,
        @Schema(nullable = true) String accessCode,
        @Schema(nullable = true) String occupantName,
        @Schema(nullable = true) String occupantPhone,
        @Schema(nullable = true) String commissionNotes,
        int version,
        @Schema(nullable = true) Instant createdAt,
        @Schema(nullable = true) Instant updatedAt)
        implements Versioned {
    /** The names of the fields, as the API spells them. */
    static final List<String> FIELDS = Arrays.stream(ConfidentialView.class.getRecordComponents())
            .map(component -> Text.snakeCase(component.getName()))
            .toList();

    static ConfidentialView of(
            UUID property, ConfidentialPart part, int version, Instant createdAt, Instant updatedAt) {
        return new ConfidentialView(
                property,
                part.ownerName(),
                part.ownerPhone(),
                part.ownerEmail(),
                part.privateRemarks(),
                part.privateOfficeRemarks(),
                part.showingInstructions(),
                part.lockboxType(),
                part.lockboxLocation(),
                part.accessCode(),
                part.occupantName(),
                part.occupantPhone(),
                part.commissionNotes(),
                version,
                createdAt,
                updatedAt);
    }

    @Override
    public UUID id() {
        return propertyId;
    }

    /** Without the values, which no log may have. */
    @Override
    public String toString() {
        return "ConfidentialView[" + propertyId + ", version " + version + "]";
    }
}
