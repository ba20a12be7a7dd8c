package dev.freehold.schema.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.FindingClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A report for machines; its fields are written in snake_case. What is added to it later is added, nothing is renamed.
 *
 * @param at when the database was read
 * @param version the last migration that the database has
 * @param head the newest migration of this build
 * @param serverVersion the major version of PostgreSQL
 * @param clean whether nothing but information was found
 * @param comparable false if this build does not know the version of the database, so that nothing was compared
 * @param counts how many findings there are of each class; every class is there
 * @param attributionUnavailable why changes by others are not recorded; absent if they are
 */
@RegisterForReflection
public record ReportDocument(
        Instant at,
        String version,
        String head,
        int serverVersion,
        boolean clean,
        boolean comparable,
        Map<String, Long> counts,
        List<ReportedFinding> findings,
        @JsonInclude(JsonInclude.Include.NON_NULL) String attributionUnavailable) {

    public static ReportDocument of(DriftReport report, Attributions attributions) {
        return new ReportDocument(
                report.at(),
                report.version(),
                report.head(),
                report.serverVersion(),
                report.isClean(),
                report.isCompared(),
                counts(report),
                report.findings().stream()
                        .map(finding -> ReportedFinding.of(finding, attributions))
                        .toList(),
                attributions.unavailable().orElse(null));
    }

    private static Map<String, Long> counts(DriftReport report) {
        Map<FindingClass, Long> counts = report.counts();
        return Arrays.stream(FindingClass.values())
                .collect(Collectors.toMap(
                        FindingClass::toString,
                        findingClass -> counts.getOrDefault(findingClass, 0L),
                        Long::sum,
                        TreeMap::new));
    }
}
