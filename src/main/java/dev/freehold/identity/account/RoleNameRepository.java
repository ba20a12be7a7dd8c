package dev.freehold.identity.account;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RoleNameRepository {
    /** The names of the user's roles, in order; needs a stateless session. */
    Uni<List<String>> of(UUID user) {
        return SessionOperations.getStatelessSession().chain(session -> session.createNativeQuery("""
                        select r.name from roles r join user_roles ur on ur.role_id = r.id
                        where ur.user_id = :user and r.deleted_at is null order by r.name
                        """, String.class)
                .setParameter("user", user)
                .getResultList());
    }
}
