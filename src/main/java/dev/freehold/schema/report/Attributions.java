package dev.freehold.schema.report;

import dev.freehold.schema.drift.Finding;
import java.util.Map;
import java.util.Optional;

/**
 * Who brought the findings of a report about, as far as that is on record.
 *
 * @param changes the last recorded change that fits a finding; most often not every finding has one
 * @param unavailable why changes are not recorded in this database, in a sentence without a full stop; absent if they are
 */
public record Attributions(Map<Finding, SchemaChange> changes, Optional<String> unavailable) {
    /** Nobody asked. */
    public static final Attributions NONE = new Attributions(Map.of(), Optional.empty());

    public Attributions {
        changes = Map.copyOf(changes);
    }

    public Optional<SchemaChange> of(Finding finding) {
        return Optional.ofNullable(changes.get(finding));
    }
}
