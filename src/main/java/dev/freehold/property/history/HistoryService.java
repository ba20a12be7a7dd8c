package dev.freehold.property.history;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads the history of listings. */
@ApplicationScoped
public class HistoryService {
    private final HistoryRepository history;

    HistoryService(HistoryRepository history) {
        this.history = history;
    }

    /** The changes of a listing that the caller may know; fails with 404 otherwise. */
    @WithSession(stateless = true)
    public Uni<Page<ListingChangeView>> list(UUID property, ListRequest request, Caller caller) {
        return history.page(property, request, caller);
    }
}
