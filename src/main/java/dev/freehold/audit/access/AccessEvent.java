package dev.freehold.audit.access;

import dev.freehold.shared.access.Caller;
import java.util.List;
import java.util.UUID;

/**
 * A look at something confidential, or a change of it. It has names of fields and never a value.
 *
 * @param actorId the user
 * @param requestId the X-Request-Id, at most 128 characters; null outside a request
 * @param entity the table that holds it, at most 63 characters
 * @param entityId what it belongs to
 * @param fields read: what was shown, empty fields included; write: what changed; refused: what was asked for. In snake_case,
 *     at most 63 characters each
 */
public record AccessEvent(
        UUID actorId, String requestId, String entity, UUID entityId, AccessAction action, List<String> fields) {
    public AccessEvent {
        fields = List.copyOf(fields);
    }

    /** What the caller does. */
    public static AccessEvent of(
            Caller caller, String entity, UUID entityId, AccessAction action, List<String> fields) {
        return new AccessEvent(caller.id(), caller.requestId(), entity, entityId, action, fields);
    }
}
