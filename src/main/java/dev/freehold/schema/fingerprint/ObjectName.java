package dev.freehold.schema.fingerprint;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names an object that stands alone.
 *
 * @param kind one that does not belong to a table
 * @param name within the schema, not quoted; of a function with the types of its arguments
 */
public record ObjectName(Kind kind, String name) {

    /** The objects that are only in the live database, by the findings that say so. */
    public static Set<ObjectName> unmanaged(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.findingClass() == FindingClass.UNMANAGED
                        && finding.aspect().equals(Finding.EXISTENCE)
                        && !finding.kind().belongsToTable())
                .map(finding -> new ObjectName(finding.kind(), finding.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isIn(Catalog catalog) {
        return catalog.find(kind, "", name).isPresent();
    }
}
