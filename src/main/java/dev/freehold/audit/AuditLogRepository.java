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
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.common.AffectedEntities;

@ApplicationScoped
class AuditLogRepository implements PanacheRepositoryBase<AuditLog, Long> {
    /** A parameter of its own type would take the text for a JSON string. */
    private static final String INSERT = """
            insert into audit_logs (actor_id, request_id, entity, entity_id, action, new_values)
            values (:actor, :request, :entity, :entityId, :action, cast(cast(:details as text) as jsonb))
            """;

    private static final List<String> CHANGES = List.of("insert", "update", "delete");

    /** The condition of the index of named events, word for word. */
    private static final Scope NAMED_EVENTS = new Scope("a.action not in ('insert', 'update', 'delete')", Map.of());

    /** One page; needs a stateless session. */
    Uni<Page<AuditLogView>> page(ListRequest request) {
        return SessionOperations.getStatelessSession()
                .chain(session -> PageReader.read(session, AuditLogFields.LOGS, request, scope(request)));
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

    /**
     * Named events are few among the changes. A statement that asks for none but them says so, because a plan that PostgreSQL
     * keeps for any action could not use their index otherwise.
     */
    private static Scope scope(ListRequest request) {
        boolean namedOnly = request.filters().stream()
                .anyMatch(filter -> filter.parameter().name().equals("action")
                        && CHANGES.stream().noneMatch(filter.values()::contains));
        return namedOnly ? NAMED_EVENTS : Scope.ALL;
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
