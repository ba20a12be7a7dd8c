package dev.freehold.property.confidential;

import dev.freehold.property.confidential.keys.Sealed;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;

@ApplicationScoped
class ConfidentialRepository implements PanacheRepositoryBase<ConfidentialRow, UUID> {
    private static final String UNDER_OTHER_KEYS =
            "from ConfidentialRow r where r.sealed.keyId <> :key" + " and r.propertyId > :after order by r.propertyId";
    private static final String RESEAL =
            "update ConfidentialRow r set r.sealed = :sealed" + " where r.propertyId = :id and r.version = :version";

    /**
     * Lets one transaction at a time change what is confidential of a listing, also if there is nothing yet whose row could be
     * locked. Changes of the listing itself wait as well; who reads does not.
     *
     * @return fails with 404 if the listing has gone meanwhile
     */
    Uni<Void> lock(UUID property) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from properties where id = :id and deleted_at is null for no key update",
                                UUID.class)
                        .setParameter("id", property)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("property", property))
                .replaceWithVoid();
    }

    /** Whether there is such a listing, be it in the trash. */
    Uni<Boolean> isThere(UUID property) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*) from Property p where p.id = :id", Long.class)
                        .setParameter("id", property)
                        .getSingleResult())
                .map(count -> count > 0);
    }

    /**
     * Rows that are not under this key, locked, in the order of their ids.
     *
     * @param after the id before the first
     */
    Uni<List<ConfidentialRow>> underOtherKeys(String key, UUID after, int limit) {
        return getSession().chain(session -> session.createSelectionQuery(UNDER_OTHER_KEYS, ConfidentialRow.class)
                .setParameter("key", key)
                .setParameter("after", after)
                .setMaxResults(limit)
                .setLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList());
    }

    /** Puts another encryption of the same in the place of the old one. The version stays, because nobody sees a difference. */
    Uni<Integer> reseal(ConfidentialRow row, Sealed sealed) {
        return getSession().chain(session -> session.createMutationQuery(RESEAL)
                .setParameter("sealed", sealed)
                .setParameter("id", row.propertyId())
                .setParameter("version", row.version())
                .executeUpdate());
    }
}
