package dev.freehold.audit;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A feature that puts events on record. Only in tests. */
@ApplicationScoped
public class EventService {
    private final AuditTrail trail;

    EventService(AuditTrail trail) {
        this.trail = trail;
    }

    @WithTransaction
    public Uni<Void> inTransaction(AuditEvent event) {
        return trail.record(event);
    }

    @WithSession
    public Uni<Void> inSession(AuditEvent event) {
        return trail.record(event);
    }

    @WithTransaction
    public Uni<Void> thenFailing(AuditEvent event) {
        return trail.record(event).chain(() -> Uni.createFrom().failure(new IllegalStateException("on purpose")));
    }
}
