package dev.freehold.identity.authentication;

import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class TokenUseRepository {
    /** Notes that the token was used now; no change in the sense of its version. */
    Uni<Integer> used(UUID token) {
        return SessionOperations.getSession().chain(session -> session.createNativeQuery(
                        "update api_tokens set last_used_at = now() where id = :token")
                .setParameter("token", token)
                .executeUpdate());
    }
}
