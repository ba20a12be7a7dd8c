package dev.freehold.audit.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where features put on record who looked at what is confidential. */
@ApplicationScoped
public class AccessTrail {
    private final AccessLogRepository log;

    AccessTrail(AccessLogRepository log) {
        this.log = log;
    }

    /**
     * Records what happened, in one statement of the caller's transaction. Nothing confidential may leave the service unless
     * that transaction has been committed: a look that cannot be recorded must not be had.
     *
     * @param session of any kind, in a transaction; changes that wait in it are left to the caller's own flush
     * @param events in their order; for none nothing is written
     */
    public Uni<Void> record(Mutiny.QueryProducer session, List<AccessEvent> events) {
        return events.isEmpty() ? Uni.createFrom().voidItem() : log.insert(session, events);
    }
}
