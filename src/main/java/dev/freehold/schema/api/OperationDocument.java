package dev.freehold.schema.api;

import dev.freehold.schema.database.Operation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that a governor did to the database.
 *
 * @param kind such as migrate, repair or rollback
 * @param dbUser the role that it was done with
 * @param outcome done, failed, running, or interrupted if its process died
 * @param endedAt null if it has not ended
 * @param versionAfter null if it has not ended well
 * @param planHash null if there was no plan
 */
@RegisterForReflection
public record OperationDocument(
        long id,
        Instant at,
        @Schema(nullable = true) Instant endedAt,
        String kind,
        String dbUser,
        String outcome,
        String versionBefore,
        @Schema(nullable = true) String versionAfter,
        @Schema(nullable = true) String planHash,
        Map<String, String> detail) {
    static OperationDocument of(Operation operation) {
        return new OperationDocument(
                operation.id(),
                operation.at(),
                operation.endedAt().orElse(null),
                operation.kind(),
                operation.dbUser(),
                operation.outcome().toString(),
                operation.versionBefore(),
                operation.versionAfter().orElse(null),
                operation.planHash().orElse(null),
                operation.detail());
    }
}
