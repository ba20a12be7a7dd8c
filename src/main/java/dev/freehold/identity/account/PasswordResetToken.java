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

/** A mail is on its way whose reader may set a new password, once and soon. */
@Entity
@Table(name = "password_reset_tokens")
class PasswordResetToken {
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Column(name = "token_hash", nullable = false)
    private byte[] tokenHash;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected PasswordResetToken() {}

    static PasswordResetToken of(UUID user, byte[] hash, Instant now) {
        PasswordResetToken made = new PasswordResetToken();
        made.userId = user;

        made.tokenHash = hash.clone();
        made.createdAt = now;
        made.expiresAt = now.plus(LIFETIME);
        return made;
    }

    UUID userId() {
        return userId;
    }
}
