package dev.freehold.property.confidential;

import dev.freehold.property.confidential.keys.Sealed;
import dev.freehold.shared.persistence.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What is confidential of a listing, encrypted. It comes with the first write, and goes with the listing. */
@Entity
@Table(name = "property_confidential")
class ConfidentialRow {
    @Id
    @Column(name = "property_id")
    private UUID propertyId;

    @Embedded
    private Sealed sealed;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "change_request", length = 128)
    private String changeRequest;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected ConfidentialRow() {}

    static ConfidentialRow create(UUID property, Sealed sealed, Change change) {
        ConfidentialRow row = new ConfidentialRow();
        row.propertyId = property;
        row.createdAt = change.at();
        row.change(sealed, change);
        return row;
    }

    /** {@code updated_at} never goes back, even when the clocks of two replicas differ. */
    void change(Sealed next, Change change) {
        sealed = next;
        updatedAt = updatedAt == null || change.at().isAfter(updatedAt) ? change.at() : updatedAt;
        changedBy = change.actorId();
        changeRequest = change.requestId();
    }

    UUID propertyId() {
        return propertyId;
    }

    Sealed sealed() {
        return sealed;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    int version() {
        return version;
    }
}
