package dev.freehold.identity.roles;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.paging.PageReader;
import dev.freehold.shared.paging.Scope;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class UserRoleRepository implements PanacheRepositoryBase<UserRole, UserRole.Key> {
    private static final String LIVE_USER =
            "select u.id from User u where u.id = :id and u.lifecycle.deletedAt is null";

    /** SQL: the HQL of an insert knows no entity with more than one key column. */
    private static final String GIVE =
            "insert into user_roles (user_id, role_id, created_at, changed_by, change_request)"
                    + " values (:user, :role, :at, :actor, :request) on conflict (user_id, role_id) do nothing";

    private static final String TAKE = "delete from UserRole ur where ur.userId = :user and ur.roleId = :role";
    private static final String ADMINS = "select u.id from UserRole ur join User u on u.id = ur.userId"
            + " where ur.roleId = :admin and u.isActive = true and u.lifecycle.deletedAt is null";

    private final RoleRepository roles;

    UserRoleRepository(RoleRepository roles) {
        this.roles = roles;
    }

    /** One page of the user's roles; needs a stateless session. Fails with 404 if there is no such user. */
    Uni<Page<UserRoleView>> page(UUID user, ListRequest request) {
        Scope scope = new Scope("ur.userId = :user and r.lifecycle.deletedAt is null", Map.of("user", user));
        return SessionOperations.getStatelessSession().chain(session -> requireUser(session, user)
                .chain(() -> PageReader.read(session, UserRoleFields.USER_ROLES, request, scope)));
    }

    /** Goes on only if there is such a user; fails with 404 otherwise. */
    Uni<Void> requireUser(UUID user) {
        return getSession().chain(session -> requireUser(session, user));
    }

    private static Uni<Void> requireUser(Mutiny.QueryProducer session, UUID user) {
        return session.createSelectionQuery(LIVE_USER, UUID.class)
                .setParameter("id", user)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("user", user))
                .replaceWithVoid();
    }

    /** Gives the user the role, if he does not have it yet. */
    Uni<Void> give(UUID user, UUID role, Change change) {
        return getSession()
                .chain(session -> session.createNativeQuery(GIVE)
                        .setParameter("user", user)
                        .setParameter("role", role)
                        .setParameter("at", change.at())
                        .setParameter("actor", change.actorId())
                        .setParameter("request", change.requestId())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Takes the role from the user, if he has it; needs a transaction. */
    Uni<Void> take(UUID user, UUID role, Change change) {
        return getSession()
                .chain(session -> roles.announce(session, change).chain(() -> session.createMutationQuery(TAKE)
                        .setParameter("user", user)
                        .setParameter("role", role)
                        .executeUpdate()))
                .replaceWithVoid();
    }

    /**
     * Whether this user, and nobody else, is an active one with the role of those who may do everything. The lock makes all
     * who ask wait until the transaction of the one before has ended: otherwise two could each rely on the other.
     */
    Uni<Boolean> isLastAdmin(UUID user) {
        return getSession()
                .chain(session -> session.find(Role.class, Role.ADMIN, LockMode.PESSIMISTIC_WRITE)
                        .chain(() -> session.createSelectionQuery(ADMINS, UUID.class)
                                .setParameter("admin", Role.ADMIN)
                                .setMaxResults(2)
                                .getResultList()))
                .map(List.of(user)::equals);
    }
}
