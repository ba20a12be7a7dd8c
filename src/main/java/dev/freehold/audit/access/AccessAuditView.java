package dev.freehold.audit.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A row of the trail as the API shows it.
 *
 * @param id its place in the order in which rows were written
 * @param actorUsername the actor's present name; null if there is no actor, or he was purged
 * @param entity the table that holds what is confidential
 * @param entityId what it belongs to
 * @param fields read: what was shown, empty fields included; write: what changed; refused: what was asked for
 */
@RegisterForReflection
public record AccessAuditView(
        long id,
        Instant at,
        UUID actorId,
        String actorUsername,
        String requestId,
        String entity,
        UUID entityId,
        AccessAction action,
        List<String> fields) {
    /** As a statement reads it. */
    AccessAuditView(
            long id,
            Instant at,
            UUID actorId,
            String actorUsername,
            String requestId,
            String entity,
            UUID entityId,
            AccessAction action,
            String[] fields) {
        this(id, at, actorId, actorUsername, requestId, entity, entityId, action, List.of(fields));
    }
}
