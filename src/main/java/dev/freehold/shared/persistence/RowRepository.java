package dev.freehold.shared.persistence;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The statements that every domain table needs. Reads project straight into views on a stateless session, which is the
 * cheapest way through Hibernate; writes load an entity on a managed one.
 *
 * @param <E> the entity
 * @param <V> its view
 */
public interface RowRepository<E extends Row, V extends Record> extends PanacheRepositoryBase<E, UUID> {
    /** The declaration of the collection that the rows make up. */
    CollectionSpec<V> collection();

    /** One page; needs a stateless session. */
    default Uni<Page<V>> page(ListRequest request, Scope scope) {
        return page(collection(), request, scope);
    }

    /** One page of the rows as another declaration shows them; needs a stateless session. */
    default Uni<Page<V>> page(CollectionSpec<V> spec, ListRequest request, Scope scope) {
        return SessionOperations.getStatelessSession().chain(session -> PageReader.read(session, spec, request, scope));
    }

    /** One view by id; needs a stateless session. Fails with 404 if it is not there, in the trash or out of scope. */
    default Uni<V> view(UUID id, Scope scope) {
        return view(collection(), id, scope);
    }

    /** One view by id as another declaration shows it; needs a stateless session. Fails as the other. */
    default Uni<V> view(CollectionSpec<V> spec, UUID id, Scope scope) {
        return SessionOperations.getStatelessSession().chain(session -> view(session, spec, id, scope));
    }

    /** The view of a row that was just written; needs the managed session that wrote it. */
    default Uni<V> writtenView(UUID id) {
        return getSession().chain(session -> view(session, collection(), id, Scope.ALL));
    }

    private Uni<V> view(Mutiny.QueryProducer session, CollectionSpec<V> spec, UUID id, Scope scope) {
        String condition = scope.hql().isEmpty() ? "" : " and (" + scope.hql() + ")";
        Mutiny.SelectionQuery<V> query = session.createSelectionQuery(spec.byId() + condition, spec.view())
                .setParameter("id", id);
        for (Map.Entry<String, Object> parameter : scope.parameters().entrySet()) {
            query.setParameter(parameter.getKey(), parameter.getValue());
        }
        return query.getSingleResultOrNull().onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The entity, to be changed; fails with 404 if it is not there or in the trash. */
    default Uni<E> live(UUID id) {
        return found(id, row -> !row.lifecycle().inTrash());
    }

    /** The entity, to be restored; fails with 404 if it is not there. */
    default Uni<E> any(UUID id) {
        return found(id, row -> true);
    }

    /**
     * A change outside a transaction is one statement that the version guards. Inside one (a request with an
     * Idempotency-Key) it could not be tried again on a conflict, so there the row is locked.
     */
    private Uni<E> found(UUID id, Predicate<E> condition) {
        return getSession()
                .chain(session -> session.currentTransaction() == null
                        ? findById(id)
                        : findById(id, LockModeType.PESSIMISTIC_WRITE))
                .onItem()
                .transform(row -> row != null && condition.test(row) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /** The 404 for an id. */
    default ProblemException notFound(UUID id) {
        return ProblemException.notFound(collection().noun(), id);
    }

    /**
     * Deletes a row for good, and what hangs on it; needs a transaction, in which {@link #live} or {@link #any} locked it. It is a
     * statement of its own because two sessions that remove entities of one type at the same time get in each other's way
     * (hibernate/hibernate-reactive#1713): one of them never ends, and keeps its locks.
     */
    default Uni<Void> purge(E row, Change change) {
        return getSession()
                .call(session -> announce(session, change))
                .invoke(session -> session.detach(row))
                .chain(() -> delete("id", row.id()))
                .replaceWithVoid();
    }

    /**
     * Says who makes the deletions of this transaction. A deletion leaves no columns that could carry its author, as other
     * writes do, to the audit trigger.
     */
    default Uni<?> announce(Mutiny.Session session, Change change) {
        return session.createNativeQuery(
                        "select set_config('freehold.actor_id', :actor, true),"
                                + " set_config('freehold.request_id', :request, true)",
                        Object[].class)
                .setParameter("actor", change.actorId().toString())
                .setParameter("request", change.requestId())
                .getSingleResult();
    }
}
