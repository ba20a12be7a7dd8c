package dev.freehold.property.media;

import dev.freehold.property.listings.PropertyDirectory;
import dev.freehold.property.listings.PropertyRef;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.RowRepository;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class MediumRepository implements RowRepository<Medium, MediumView> {
    private static final String FROM = " from Medium m join Property p on p.id = m.propertyId where ";
    private static final String LISTING_OF =
            "select new " + PropertyRef.class.getName() + "(p.id, p.agentId)" + FROM + "m.id = :id and %s";
    private static final String IN_ORDER =
            "select m" + FROM + "m.lifecycle.deletedAt is null and %s" + " order by m.position, m.id";
    private static final String LOCK_MEDIA =
            "select id from media where property_id = :property and deleted_at is null order by id for no key update";
    private static final String LOCK_LISTING = "select id from properties where id = :property for no key update";

    private final PropertyDirectory properties;

    MediumRepository(PropertyDirectory properties) {
        this.properties = properties;
    }

    @Override
    public CollectionSpec<MediumView> collection() {
        return MediaFields.MEDIA;
    }

    /** The listing that media are read of; needs a stateless session. Fails with 404 if the caller may not know it. */
    Uni<PropertyRef> readListing(UUID property, Caller caller) {
        return SessionOperations.getStatelessSession().chain(session -> properties.known(session, property, caller));
    }

    /** The listing that media are written of. Fails with 404 if the caller may not know it. */
    Uni<PropertyRef> listing(UUID property, Caller caller) {
        return getSession().chain(session -> properties.known(session, property, caller));
    }

    /** The listing of a medium; fails with 404 if the caller may not see the medium. */
    Uni<PropertyRef> listingOf(UUID id, Caller caller) {
        return getSession()
                .chain(session -> bound(session, LISTING_OF, MediaScopes.everywhere(caller), PropertyRef.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /**
     * The live media of a listing that the caller may see, in their order, which nobody else changes until the transaction ends.
     * Locked first is what any single change of a medium locks first: otherwise the two could wait for each other.
     */
    Uni<List<Medium>> lockedInOrder(UUID property, Caller caller) {
        return getSession().chain(session -> lock(session, LOCK_MEDIA, property)
                .chain(() -> lock(session, LOCK_LISTING, property))
                .chain(() -> bound(session, IN_ORDER, MediaScopes.of(property, caller), Medium.class)
                        .getResultList()));
    }

    private static Uni<?> lock(Mutiny.Session session, String sql, UUID property) {
        return session.createNativeQuery(sql, UUID.class)
                .setParameter("property", property)
                .getResultList();
    }

    private static <R> Mutiny.SelectionQuery<R> bound(Mutiny.Session session, String hql, Scope scope, Class<R> type) {
        Mutiny.SelectionQuery<R> query = session.createSelectionQuery(hql.formatted(scope.hql()), type);
        scope.parameters().forEach(query::setParameter);
        return query;
    }
}
