package dev.freehold.identity.authentication;

import dev.freehold.audit.AuditEvent;
import dev.freehold.audit.AuditTrail;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Puts the use of personal access tokens on record. */
@ApplicationScoped
public class TokenUseService {
    private final TokenUseRepository uses;
    private final AuditTrail trail;

    TokenUseService(TokenUseRepository uses, AuditTrail trail) {
        this.uses = uses;
        this.trail = trail;
    }

    @WithTransaction
    Uni<Void> record(UUID token, UUID user, String requestId, String address) {
        return uses.used(token)
                .chain(() -> trail.record(new AuditEvent(
                        "token_used", "api_tokens", token, user, requestId, Map.of("ip_address", address))));
    }
}
