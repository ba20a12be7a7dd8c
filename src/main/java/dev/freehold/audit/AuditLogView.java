package dev.freehold.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of the trail as the API shows it.
 *
 * @param id its place in the order in which rows were written
 * @param actorUsername the actor's present name; null if there is no actor, or he was purged
 * @param oldValues what was there before: of an update the fields that changed, of a delete all that had a value
 * @param newValues what is there now: of an update the fields that changed, of an insert all that have a value, of a named
 *     event its details
 */
@RegisterForReflection
public record AuditLogView(
        long id,
        Instant at,
        UUID actorId,
        String actorUsername,
        String dbUser,
        String requestId,
        String entity,
        UUID entityId,
        String action,
        ObjectNode oldValues,
        ObjectNode newValues) {
    /** Numbers stay as they are written. */
    private static final ObjectReader VALUES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(ObjectNode.class);

    /** A row as the database gives it, with its values as JSON texts. */
    AuditLogView(
            long id,
            Instant at,
            UUID actorId,
            String actorUsername,
            String dbUser,
            String requestId,
            String entity,
            UUID entityId,
            String action,
            String oldValues,
            String newValues) {
        this(
                id,
                at,
                actorId,
                actorUsername,
                dbUser,
                requestId,
                entity,
                entityId,
                action,
                values(oldValues),
                values(newValues));
    }

    private static ObjectNode values(String json) {
        try {
            return json == null ? null : VALUES.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
