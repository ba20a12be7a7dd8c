package dev.freehold.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that happened and is no change of a row, such as a sign-in.
 *
 * @param action its name in snake_case, at most 40 characters; not {@code insert}, {@code update} or {@code delete}, which are
 *     the changes that the database records by itself
 * @param entity the table that it is about, at most 63 characters, such as {@code users}
 * @param entityId the row that it is about; null if there is none
 * @param actorId the user who did it; null if nobody is known
 * @param requestId the X-Request-Id, at most 128 characters; null outside a request
 * @param details what else is worth a record, as JSON will have it; null for nothing. Never a secret, and never what somebody
 *     typed where a secret belongs: the trail keeps it for good
 */
public record AuditEvent(
        String action, String entity, UUID entityId, UUID actorId, String requestId, Map<String, Object> details) {
    public AuditEvent {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(entity, "entity");
        details = details == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
