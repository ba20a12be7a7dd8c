package dev.freehold.identity.sessions;

import dev.freehold.audit.AuditEvent;
import dev.freehold.audit.AuditTrail;
import dev.freehold.identity.users.Credentials;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Puts on record that somebody tried in vain. */
@ApplicationScoped
public class SignInService {
    private final AuditTrail trail;

    SignInService(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param known the user who was meant; null if there is none, and then what was typed stays unsaid: it may be a password */
    @WithTransaction
    Uni<Void> recordFailure(Credentials known, Visit visit) {
        UUID user = known == null ? null : known.id();
        return trail.record(new AuditEvent(
                "sign_in_failed", "users", user, null, visit.requestId(), Map.of("ip_address", visit.address())));
    }
}
