package dev.freehold.shared.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/** The columns that every domain table has: when a row came, changed and went, and by whose last change. */
@Embeddable
public class Lifecycle {
    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "change_request", length = 128)
    private String changeRequest;

    protected Lifecycle() {}

    /** The lifecycle of a row that is new with this change. */
    public static Lifecycle startedBy(Change change) {
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.createdAt = change.at();
        lifecycle.changedBy(change);
        return lifecycle;
    }

    /** Records a change; {@code updated_at} never goes back, even when the clocks of two replicas differ. */
    public void changedBy(Change change) {
        if (updatedAt == null || change.at().isAfter(updatedAt)) {
            updatedAt = change.at();
        }
        changedBy = change.actorId();
        changeRequest = change.requestId();
    }

    public void trashedBy(Change change) {
        changedBy(change);
        deletedAt = change.at();
    }

    public void restoredBy(Change change) {
        changedBy(change);
        deletedAt = null;
    }

    public boolean inTrash() {
        return deletedAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Instant deletedAt() {
        return deletedAt;
    }
}
