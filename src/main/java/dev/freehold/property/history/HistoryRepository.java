package dev.freehold.property.history;

import dev.freehold.property.listings.PropertyDirectory;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class HistoryRepository implements PanacheRepositoryBase<ListingChange, UUID> {
    private final PropertyDirectory properties;

    HistoryRepository(PropertyDirectory properties) {
        this.properties = properties;
    }

    /** One page of a listing's changes; needs a stateless session. Fails with 404 if the caller may not know the listing. */
    Uni<Page<ListingChangeView>> page(UUID property, ListRequest request, Caller caller) {
        Scope scope = new Scope("h.propertyId = :property", Map.of("property", property));
        return SessionOperations.getStatelessSession().chain(session -> properties
                .known(session, property, caller)
                .chain(known -> PageReader.read(session, HistoryFields.CHANGES, request, scope)));
    }
}
