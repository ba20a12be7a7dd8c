package dev.freehold.property.listings;

import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.RowRepository;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Origin;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PropertyRepository implements RowRepository<Property, PropertyView> {
    private static final String SALES = """
            select property_id, effective_date, price
            from listing_history
            where property_id = any (:ids) and change_type = 'closed' and field_name <> 'deleted_at' and price is not null
            """;

    /** What the agent of a listing sees, and others who work with listings do not. */
    private static final String HOLDS_SECRETS = """
            select exists (select from property_confidential where property_id = :property)
                or exists (select from media where property_id = :property and permission = 'private')
            """;

    /** The only rows that the database does not write by itself: the listing does not change. */
    private static final String RECORD_SALE = """
            insert into listing_history (property_id, change_type, field_name, new_value, price, effective_date,
                changed_by, request_id, at)
            values (:property, 'closed', 'close_price', cast(cast(:price as numeric) as text), :price, :date,
                :actor, :request, :at)
            """;

    @Override
    public CollectionSpec<PropertyView> collection() {
        return PropertyFields.OFFICE;
    }

    /**
     * The live listings that came from these places, and perhaps some that share the source of one and the id of another: the
     * caller picks by key. They are locked, so that two imports of the same sales see each other's.
     */
    Uni<List<Property>> byOrigin(Set<Origin> origins) {
        Set<String> sources = origins.stream().map(Origin::source).collect(Collectors.toSet());
        Set<String> ids = origins.stream().map(Origin::id).collect(Collectors.toSet());
        return find(
                        "externalSource in :sources and externalId in :ids and lifecycle.deletedAt is null",
                        Sort.by("id"),
                        Map.of("sources", sources, "ids", ids))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Goes on unless the patch would make somebody the agent of a listing who then sees what others keep confidential of it: that is
     * for the present agent, and for those who see it anyway.
     *
     * @return fails with 403
     */
    Uni<Void> requireAssignable(Property property, PropertyPatch patch, Editor editor) {
        boolean isOwn = editor.person() != null && editor.person().equals(property.agentId());
        if (editor.mayAssign() || isOwn || !patch.agentId().changes(property.agentId())) {
            return Uni.createFrom().voidItem();
        }
        return getSession()
                .chain(session -> session.createNativeQuery(HOLDS_SECRETS, Boolean.class)
                        .setParameter("property", property.id())
                        .getSingleResult())
                .invoke(holdsSecrets -> {
                    if (holdsSecrets) {
                        throw new ProblemException(
                                ProblemCode.FORBIDDEN,
                                "The agent of a listing with a confidential part sees that part. To name another one needs the"
                                        + " permission " + Permissions.CONFIDENTIAL_READ + ", or the present agent.");
                    }
                })
                .replaceWithVoid();
    }

    /** The sales that the history has of these listings. */
    Uni<Map<UUID, List<Sale>>> salesOf(List<Property> listings) {
        if (listings.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID[] ids = listings.stream().map(Property::id).toArray(UUID[]::new);
        return getSession()
                .chain(session -> session.createNativeQuery(SALES, Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.mapping(
                                        row -> new Sale((LocalDate) row[1], (BigDecimal) row[2]),
                                        Collectors.toList()))));
    }

    /** Adds a sale to the history that came before the one that the listing shows. */
    Uni<Void> recordEarlierSale(UUID property, Sale sale, Change change) {
        return getSession()
                .chain(session -> session.createNativeQuery(RECORD_SALE)
                        .setParameter("property", property)
                        .setParameter("price", sale.price())
                        .setParameter("date", sale.date())
                        .setParameter("actor", change.actorId())
                        .setParameter("request", change.requestId())
                        .setParameter("at", change.at())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
