package dev.freehold.identity.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A mail is on its way whose reader proves that the new address is his, once. */
@Entity
@Table(name = "email_verifications")
class EmailVerification {
    private static final Duration LIFETIME = Duration.ofHours(24);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Column(nullable = false, length = 254)
    private String email;

    @Column(name = "token_hash", nullable = false)
    private byte[] tokenHash;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected EmailVerification() {}

    static EmailVerification of(UUID user, String email, byte[] hash, Instant now) {
        EmailVerification made = new EmailVerification();
        made.userId = user;
        made.email = email;
        made.tokenHash = hash.clone();
        made.createdAt = now;
        made.expiresAt = now.plus(LIFETIME);
        return made;
    }

    UUID userId() {
        return userId;
    }

    String email() {
        return email;
    }
}
