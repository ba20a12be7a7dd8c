package dev.freehold.audit;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.common.AffectedEntities;

@ApplicationScoped
class AuditLogRepository implements PanacheRepositoryBase<AuditLog, Long> {
    /** A parameter of its own type would take the text for a JSON string. */
    private static final String INSERT = """
            insert into audit_logs (actor_id, request_id, entity, entity_id, action, new_values)
            values (:actor, :request, :entity, :entityId, :action, cast(cast(:details as text) as jsonb))
            """;

    /**
     * One page; needs a stateless session in a transaction. PostgreSQL plans it for the very values that are asked for: what is
     * rare is found by an index, what is common by walking back from the end, and a plan for any value does the wrong one.
     */
    Uni<Page<AuditLogView>> page(ListRequest request) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createNativeQuery("set local plan_cache_mode = force_custom_plan")
                        .executeUpdate()
                        .chain(() -> PageReader.read(session, AuditLogFields.LOGS, request, Scope.ALL)));
    }

    /** One row; needs a stateless session. Fails with 404 if it is not there. */
    Uni<AuditLogView> view(long id) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createSelectionQuery(AuditLogFields.LOGS.byId(), AuditLogView.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(AuditLogFields.LOGS.noun(), id));
    }

    /** Writes an event; needs a managed session, whose other changes it does not flush. */
    Uni<Void> insert(AuditEvent event, String details) {
        return getSession()
                .chain(session -> session.createNativeQuery(INSERT, new AffectedEntities(AuditLog.class))
                        .setParameter("actor", event.actorId())
                        .setParameter("request", event.requestId())
                        .setParameter("entity", event.entity())
                        .setParameter("entityId", event.entityId())
                        .setParameter("action", event.action())
                        .setParameter("details", details)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
