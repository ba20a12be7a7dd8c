package dev.freehold.identity.oidc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Who an outside issuer's person is here. */
@Entity
@Table(name = "user_identities")
@IdClass(UserIdentity.Key.class)
class UserIdentity {
    @Id
    @Column(length = 500)
    private String issuer;

    @Id
    @Column(length = 255)
    private String subject;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected UserIdentity() {}

    /** An issuer gives each of its subjects to one person. */
    record Key(String issuer, String subject) implements Serializable {}
}
