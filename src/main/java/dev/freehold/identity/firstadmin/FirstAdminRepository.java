package dev.freehold.identity.firstadmin;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class FirstAdminRepository {
    /** Several replicas start at once; one of them makes the administrator. */
    Uni<?> lock() {
        return session().chain(session -> session.createNativeQuery(
                        "select true from pg_advisory_xact_lock(hashtextextended('first admin', 0))", Boolean.class)
                .getSingleResult());
    }

    /** Whether there is anybody who might come in. */
    Uni<Boolean> hasUsers() {
        return session().chain(session -> session.createNativeQuery(
                        "select exists (select from users where is_active and deleted_at is null)", Boolean.class)
                .getSingleResult());
    }

    Uni<Integer> makeAdmin(UUID user, String requestId) {
        return session().chain(session -> session.createNativeQuery("""
                        insert into user_roles (user_id, role_id, changed_by, change_request)
                        select :user, id, :user, :request from roles where name = 'admin' and deleted_at is null
                        on conflict do nothing
                        """)
                .setParameter("user", user)
                .setParameter("request", requestId)
                .executeUpdate());
    }

    Uni<Integer> activate(UUID user) {
        return session().chain(session -> session.createMutationQuery("""
                        update User set isActive = true, version = version + 1, lifecycle.updatedAt = instant
                        where id = :user and isActive = false
                        """)
                .setParameter("user", user)
                .executeUpdate());
    }

    private static Uni<Mutiny.Session> session() {
        return SessionOperations.getSession();
    }
}
