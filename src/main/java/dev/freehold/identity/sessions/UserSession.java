package dev.freehold.identity.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** One refresh token. Those that follow from one sign-in are a family, which is what people call a session. */
@Entity
@DynamicUpdate
@Table(name = "user_sessions")
class UserSession {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "family_id", nullable = false, updatable = false)
    private UUID familyId;

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "refresh_token_hash", nullable = false, updatable = false)
    private byte[] refreshTokenHash;

    @Column(length = 200)
    private String device;

    @Column(name = "ip_address", length = 45)
    private String ipAddress;

    @Column(name = "signed_in_at", nullable = false, updatable = false)
    private Instant signedInAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at", nullable = false)
    private Instant lastUsedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected UserSession() {}

    /** The first of a new family. */
    static UserSession start(UUID family, UUID user, byte[] hash, Visit visit, Instant now, Duration lifetime) {
        UserSession session = new UserSession();
        session.familyId = family;
        session.userId = user;
        session.signedInAt = now;
        session.device = visit.device();
        return session.issued(hash, visit, now, lifetime);
    }

    /** The one that replaces this. */
    UserSession next(byte[] hash, Visit visit, Instant now, Duration lifetime) {
        UserSession session = new UserSession();
        session.familyId = familyId;
        session.userId = userId;
        session.signedInAt = signedInAt;
        session.device = device;
        return session.issued(hash, visit, now, lifetime);
    }

    private UserSession issued(byte[] hash, Visit visit, Instant now, Duration lifetime) {
        refreshTokenHash = hash.clone();
        ipAddress = visit.address();
        createdAt = now;
        lastUsedAt = now;
        expiresAt = now.plus(lifetime);
        return this;
    }

    /** Whether it has been replaced in a session that would otherwise go on: whoever brings it again is not its owner alone. */
    boolean isReplayed(Instant now) {
        return usedAt != null && revokedAt == null && expiresAt.isAfter(now);
    }

    UUID familyId() {
        return familyId;
    }

    UUID userId() {
        return userId;
    }
}
