package dev.freehold.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Where features put on record what the database does not see. */
@ApplicationScoped
public class AuditTrail {
    private final AuditLogRepository logs;
    private final ObjectMapper mapper;

    AuditTrail(AuditLogRepository logs, ObjectMapper mapper) {
        this.logs = logs;
        this.mapper = mapper;
    }

    /**
     * Records an event in the caller's transaction, with which it stands or falls; outside one, at once and for itself. Needs
     * the managed session of a service's {@code @WithTransaction} or {@code @WithSession}, and leaves the changes that wait in
     * it to the caller's own flush.
     */
    public Uni<Void> record(AuditEvent event) {
        return logs.insert(event, event.details() == null ? null : json(event));
    }

    private String json(AuditEvent event) {
        try {
            return mapper.writeValueAsString(event.details());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The details of " + event.action() + " are no JSON", e);
        }
    }
}
