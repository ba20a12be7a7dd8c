package dev.freehold.identity.roles;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.RowRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

@ApplicationScoped
class RoleRepository implements RowRepository<Role, RoleView> {
    private static final String PERMISSIONS = "select p.name from RolePermission rp"
            + " join Permission p on p.id = rp.permissionId where rp.roleId = :role";
    private static final String WITHDRAW =
            "delete from RolePermission rp where rp.roleId = :role and rp.permissionId in :permissions";

    @Override
    public CollectionSpec<RoleView> collection() {
        return RoleFields.ROLES;
    }

    /** The names of the permissions that the role holds. */
    Uni<SortedSet<String>> permissions(UUID role) {
        return getSession()
                .chain(session -> session.createSelectionQuery(PERMISSIONS, String.class)
                        .setParameter("role", role)
                        .getResultList())
                .map(TreeSet::new);
    }

    /** Gives the role permissions that it does not hold yet; they are written with the next flush. */
    Uni<Void> grant(UUID role, List<UUID> permissions, Change change) {
        Object[] granted = permissions.stream()
                .map(permission -> RolePermission.granted(role, permission, change))
                .toArray();
        return getSession().chain(session -> session.persistAll(granted));
    }

    /** Takes permissions from the role; needs a transaction. */
    Uni<Void> withdraw(UUID role, List<UUID> permissions, Change change) {
        if (permissions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return getSession()
                .chain(session -> announce(session, change).chain(() -> session.createMutationQuery(WITHDRAW)
                        .setParameter("role", role)
                        .setParameter("permissions", permissions)
                        .executeUpdate()))
                .replaceWithVoid();
    }
}
