package dev.freehold.platform.idempotency;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class IdempotencyRepository implements PanacheRepositoryBase<IdempotencyKey, IdempotencyKey.Key> {
    /**
     * Takes the key for this transaction, without waiting: a lock that goes with the transaction, however it ends, on every
     * replica alike.
     *
     * @return false if another transaction has it
     */
    Uni<Boolean> claim(IdempotencyKey.Key key) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(:key, 0))", Boolean.class)
                .setParameter("key", "idempotency:" + key.actorId() + ":" + key.key())
                .getSingleResult());
    }

    /**
     * Makes room for another answer under the key; by a statement, because two sessions that remove entities at the same time get
     * in each other's way (hibernate/hibernate-reactive#1713).
     */
    Uni<Void> forget(IdempotencyKey.Key key, IdempotencyKey known) {
        return getSession()
                .invoke(session -> session.detach(known))
                .chain(() -> delete("actorId = ?1 and key = ?2", key.actorId(), key.key()))
                .replaceWithVoid();
    }

    Uni<Long> deleteBefore(Instant instant) {
        return delete("createdAt < ?1", instant);
    }
}
