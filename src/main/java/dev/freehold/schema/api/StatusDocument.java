package dev.freehold.schema.api;

import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.governor.Governor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the schema is.
 *
 * @param version the last migration that the database has, or none
 * @param head the newest migration of this build
 * @param pending the migrations that are to be applied next
 * @param problems why migrations must not go on: changed, failed or missing ones; and why nothing was compared, if so
 * @param clean whether the comparison found nothing that matters
 * @param findings how many there are of each class
 * @param governor who governs at this moment; null if nobody does
 * @param unfinished operations that run, or that were broken off
 */
@RegisterForReflection
public record StatusDocument(
        String version,
        String head,
        List<MigrationDocument> pending,
        List<String> problems,
        boolean clean,
        Map<String, Long> findings,
        @Schema(nullable = true) String governor,
        List<OperationDocument> unfinished) {
    static StatusDocument of(Governor.Status status) {
        Map<FindingClass, Long> counts = status.report().counts();
        return new StatusDocument(
                status.report().version(),
                status.report().head(),
                status.migrations().pending().stream()
                        .map(MigrationDocument::of)
                        .toList(),
                Stream.concat(status.migrations().problems().stream(), status.report().whyNotCompared().stream())
                        .toList(),
                status.report().isClean(),
                Arrays.stream(FindingClass.values())
                        .collect(Collectors.toMap(
                                FindingClass::toString,
                                found -> counts.getOrDefault(found, 0L),
                                Long::sum,
                                TreeMap::new)),
                status.lockHolder().orElse(null),
                status.unfinished().stream().map(OperationDocument::of).toList());
    }
}
