package dev.freehold.identity.account;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class EmailVerificationRepository implements PanacheRepositoryBase<EmailVerification, UUID> {
    private static final String LIVE = "tokenHash = ?1 and usedAt is null and expiresAt > ?2";

    /** What the token was made for, if it still counts; null otherwise. */
    Uni<EmailVerification> live(byte[] hash, Instant now) {
        return find(LIVE, hash, now).firstResult();
    }

    /** Takes the token, if it still counts; of several that try at once one succeeds. */
    Uni<Boolean> use(byte[] hash, Instant now) {
        return update("usedAt = ?2 where " + LIVE, hash, now).map(count -> count == 1);
    }

    /** Only the newest mail counts. */
    Uni<Long> forget(UUID user) {
        return delete("userId", user);
    }
}
