package dev.freehold.identity.roles;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PermissionRepository implements PanacheRepositoryBase<Permission, UUID> {
    /** One page; needs a stateless session. */
    Uni<Page<PermissionView>> page(ListRequest request) {
        return SessionOperations.getStatelessSession()
                .chain(session -> PageReader.read(session, PermissionFields.PERMISSIONS, request, Scope.ALL));
    }

    /** One permission by id; needs a stateless session. Fails with 404 if it is not there. */
    Uni<PermissionView> view(UUID id) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createSelectionQuery(
                                PermissionFields.PERMISSIONS.byId(), PermissionView.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound(PermissionFields.PERMISSIONS.noun(), id));
    }

    /** All there are, which is a few dozen. */
    Uni<KnownPermissions> known() {
        return listAll().map(KnownPermissions::of);
    }
}
