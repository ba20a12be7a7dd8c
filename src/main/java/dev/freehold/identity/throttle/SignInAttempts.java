package dev.freehold.identity.throttle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a {@link Counter} has counted. The statements of the repository read and write it by the database's clock. */
@Entity
@Table(name = "sign_in_attempts")
class SignInAttempts {
    @Id
    private byte[] key;

    @Column(nullable = false)
    private int failures;

    @Column(name = "last_at", nullable = false)
    private Instant lastAt;

    @Column(name = "next_at", nullable = false)
    private Instant nextAt;

    protected SignInAttempts() {}
}
