package dev.freehold.schema.backup;

import java.util.List;
import java.util.Set;

/**
 * What became of a restoration.
 *
 * @param schemas that were restored
 * @param skipped schemas of the backup that were not, because the database has its own: only ever the governor's books
 * @param tables how many
 * @param rows how many, in all tables
 * @param differences between the database now and the manifest, a line each: catalog, row counts, checksums, sequences
 */
public record Restoration(Set<String> schemas, Set<String> skipped, int tables, long rows, List<String> differences) {
    public Restoration {
        schemas = Set.copyOf(schemas);
        skipped = Set.copyOf(skipped);
        differences = List.copyOf(differences);
    }

    /** Whether the database is what was backed up. */
    public boolean isEqual() {
        return differences.isEmpty();
    }
}
