package dev.freehold.property.history;

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
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class HistoryRepository implements PanacheRepositoryBase<ListingChange, UUID> {
    /** One page of a listing's changes. */
    Uni<Page<ListingChangeView>> page(Mutiny.QueryProducer session, UUID property, ListRequest request) {
        Scope scope = new Scope("h.propertyId = :property", Map.of("property", property));
        return PageReader.read(session, HistoryFields.CHANGES, request, scope);
    }

    Uni<Mutiny.StatelessSession> session() {
        return SessionOperations.getStatelessSession();
    }
}
