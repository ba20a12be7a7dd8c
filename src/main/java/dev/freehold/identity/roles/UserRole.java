package dev.freehold.identity.roles;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A user has a role. */
@Entity
@Table(name = "user_roles")
@IdClass(UserRole.Key.class)
class UserRole {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Column(name = "role_id")
    private UUID roleId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "change_request", length = 128)
    private String changeRequest;

    protected UserRole() {}

    /** It is known by both its ends. */
    record Key(UUID userId, UUID roleId) implements Serializable {}
}
