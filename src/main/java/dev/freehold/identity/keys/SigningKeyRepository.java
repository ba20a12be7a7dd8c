package dev.freehold.identity.keys;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SigningKeyRepository implements PanacheRepositoryBase<StoredKey, UUID> {
    /** All keys, expired ones included; needs a stateless session. */
    Uni<List<StoredKey>> all() {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createSelectionQuery("from StoredKey", StoredKey.class)
                        .getResultList());
    }

    /** Lets one transaction at a time change the keys, on whichever replica; who only reads is not held up. */
    Uni<?> lock() {
        return getSession()
                .chain(session -> session.createNativeQuery("lock table signing_keys in share row exclusive mode")
                        .executeUpdate());
    }

    /** Whether any key counts. */
    Uni<Boolean> anyCounts(Instant now) {
        return count("expiresAt is null or expiresAt > ?1", now).map(count -> count > 0);
    }

    Uni<Boolean> anySince(Instant createdAfter) {
        return count("createdAt > ?1", createdAfter).map(count -> count > 0);
    }

    /** Ends the time of the keys that have no end yet. */
    Uni<?> retire(Instant expiresAt) {
        return update("expiresAt = ?1 where expiresAt is null", expiresAt);
    }

    /** Ends the time of all keys. Those that were still to sign have signed nothing, and go. */
    Uni<?> revoke(Instant now) {
        return delete("signsFrom >= ?1", now)
                .chain(() -> update("expiresAt = ?1 where expiresAt is null or expiresAt > ?1", now));
    }

    Uni<?> deleteExpiredBefore(Instant instant) {
        return delete("expiresAt < ?1", instant);
    }
}
