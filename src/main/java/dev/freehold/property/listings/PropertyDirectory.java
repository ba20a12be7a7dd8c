package dev.freehold.property.listings;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the features around listings which of them there are. */
@ApplicationScoped
public class PropertyDirectory {
    private static final String BY_ID = "select new " + PropertyRef.class.getName()
            + "(p.id, p.agentId) from Property p where p.id = :id and p.lifecycle.deletedAt is null";

    /**
     * A listing that the caller may know.
     *
     * @param session of any kind; the statement belongs to it
     * @return fails with 404 if it is not there, in the trash, or not the caller's to know
     */
    public Uni<PropertyRef> known(Mutiny.QueryProducer session, UUID id, Caller caller) {
        Scope scope = PropertyAccess.knownTo(caller);
        String hql = scope.hql().isEmpty() ? BY_ID : BY_ID + " and " + scope.hql();
        Mutiny.SelectionQuery<PropertyRef> query =
                session.createSelectionQuery(hql, PropertyRef.class).setParameter("id", id);
        scope.parameters().forEach(query::setParameter);
        return query.getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(PropertyFields.OFFICE.noun(), id));
    }
}
