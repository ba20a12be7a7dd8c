package dev.freehold.audit.access;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.common.AffectedEntities;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class AccessLogRepository implements PanacheRepositoryBase<AccessLog, Long> {
    private static final String INSERT =
            "insert into access_audit_log (actor_id, request_id, entity, entity_id, action, fields) values ";

    /** Names have no commas. */
    private static final String ROW =
            "(:actor%1$d, :request%1$d, :entity%1$d, :entityId%1$d, :action%1$d, string_to_array(:fields%1$d, ','))";

    /** One page; needs a stateless session in a transaction. It is planned for the very values, as that of the audit trail. */
    Uni<Page<AccessAuditView>> page(ListRequest request) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createNativeQuery("set local plan_cache_mode = force_custom_plan")
                        .executeUpdate()
                        .chain(() -> PageReader.read(session, AccessAuditFields.LOG, request, Scope.ALL)));
    }

    /** One row; needs a stateless session. Fails with 404 if it is not there. */
    Uni<AccessAuditView> view(long id) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createSelectionQuery(AccessAuditFields.LOG.byId(), AccessAuditView.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(AccessAuditFields.LOG.noun(), id));
    }

    /** Writes these events, of which there is at least one. */
    Uni<Void> insert(Mutiny.QueryProducer session, List<AccessEvent> events) {
        String rows = IntStream.range(0, events.size()).mapToObj(ROW::formatted).collect(Collectors.joining(", "));
        Mutiny.MutationQuery statement =
                session.createNativeQuery(INSERT + rows, new AffectedEntities(AccessLog.class));
        for (int i = 0; i < events.size(); i++) {
            AccessEvent event = events.get(i);
            statement
                    .setParameter("actor" + i, event.actorId())
                    .setParameter("request" + i, event.requestId())
                    .setParameter("entity" + i, event.entity())
                    .setParameter("entityId" + i, event.entityId())
                    .setParameter("action" + i, event.action().name())
                    .setParameter("fields" + i, String.join(",", event.fields()));
        }
        return statement.executeUpdate().replaceWithVoid();
    }
}
