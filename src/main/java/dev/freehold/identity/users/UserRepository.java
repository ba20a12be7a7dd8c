package dev.freehold.identity.users;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.persistence.RowRepository;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class UserRepository implements RowRepository<User, UserView> {
    private static final String CREDENTIALS = "select new " + Credentials.class.getName()
            + "(u.id, u.username, u.email, u.hashedPassword, u.isActive) from User u"
            + " where u.lifecycle.deletedAt is null and ";

    private static final String PERMISSIONS = "select permission from user_permissions where user_id = :user";

    @Override
    public CollectionSpec<UserView> collection() {
        return UserFields.USERS;
    }

    /** By user name or e-mail address, in any case; null if there is nobody. Only an address has an @. */
    Uni<Credentials> credentials(String login) {
        String column = login.indexOf('@') < 0 ? "username" : "email";
        return credentials("lower(u." + column + ") = lower(:key)", login);
    }

    /** By id; null if there is nobody. */
    Uni<Credentials> credentials(UUID id) {
        return credentials("u.id = :key", id);
    }

    private static Uni<Credentials> credentials(String condition, Object key) {
        return SessionOperations.getStatelessSession()
                .chain(session -> session.createSelectionQuery(CREDENTIALS + condition, Credentials.class)
                        .setParameter("key", key)
                        .getSingleResultOrNull());
    }

    /** The ids of users who may come in, at most so many. */
    Uni<List<UUID>> active(int atMost) {
        return SessionOperations.getStatelessSession().chain(session -> session.createSelectionQuery(
                        "select u.id from User u where u.isActive and u.lifecycle.deletedAt is null order by u.id",
                        UUID.class)
                .setMaxResults(atMost)
                .getResultList());
    }

    /** Fails with 403 if the user may do something that the caller may not. */
    Uni<Void> requireNotAbove(UUID id, Caller caller) {
        return getSession()
                .chain(session -> session.createNativeQuery(PERMISSIONS, String.class)
                        .setParameter("user", id)
                        .getResultList())
                .invoke(permissions -> permissions.forEach(caller::require))
                .replaceWithVoid();
    }

    /** Replaces a hash by a better one of the same password: no change that anybody else would notice. */
    Uni<Integer> upgradePassword(UUID id, String old, String better) {
        return getSession().chain(session -> session.createMutationQuery(
                        "update User set hashedPassword = :better where id = :id and hashedPassword = :old")
                .setParameter("better", better)
                .setParameter("id", id)
                .setParameter("old", old)
                .executeUpdate());
    }
}
