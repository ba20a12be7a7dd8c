package dev.freehold.schema.drift;

import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What was found when the three pictures were compared.
 *
 * @param at when the database was read
 * @param version the last migration that the database has, such as {@code 011}; {@code none} if it has none
 * @param head the newest migration of this build
 * @param isCompared false if this build does not know the version, so that nothing is known of the schema
 * @param findings in order of class, severity and name
 * @param serverVersion the major version of PostgreSQL, such as {@code 18}
 */
public record DriftReport(
        Instant at, String version, String head, int serverVersion, boolean isCompared, List<Finding> findings) {
    public DriftReport {
        findings = List.copyOf(findings);
    }

    /** Why nothing was compared, in a sentence without a full stop; empty if it was. */
    public Optional<String> whyNotCompared() {
        return isCompared
                ? Optional.empty()
                : Optional.of("the database is at version " + version + ", which this build does not know (it has "
                        + head + "), so that nothing was compared");
    }

    /**
     * For whoever acts on it.
     *
     * @throws RefusedException if nothing was compared, so that nothing follows from it
     */
    public void demandComparison() {
        if (!isCompared) {
            throw new RefusedException(whyNotCompared().orElseThrow());
        }
    }

    /** Whether the database has migrations that came after this build, so that it could not be compared. */
    public boolean isOfNewerBuild() {
        return !version.equals(AppliedVersion.NONE)
                && MigrationVersion.fromVersion(version).isNewerThan(MigrationVersion.fromVersion(head));
    }

    /** Whether the database lacks migrations that this build has. */
    public boolean hasPending() {
        return !version.equals(head) && !isOfNewerBuild();
    }

    /** Whether it was compared and there is nothing that matters: findings of severity info are allowed. */
    public boolean isClean() {
        return isCompared && findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }

    public List<Finding> ofClass(FindingClass wanted) {
        return findings.stream()
                .filter(finding -> finding.findingClass() == wanted)
                .toList();
    }

    public Optional<Finding> find(String name, String aspect) {
        return findings.stream()
                .filter(finding ->
                        finding.name().equals(name) && finding.aspect().equals(aspect))
                .findFirst();
    }

    /** How many findings there are of each class that has any. */
    public Map<FindingClass, Long> counts() {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::findingClass, TreeMap::new, Collectors.counting()));
    }
}
