package dev.freehold.schema.adoption;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * How a table that was found compares with what the migrations build.
 *
 * @param findings what differs; remarks of severity info may be among them in a table that matches
 */
public record TableMatch(String table, State state, List<Finding> findings) {
    public TableMatch {
        findings = List.copyOf(findings);
    }

    /** What became of a table. */
    public enum State {
        /** As the migrations build it. */
        MATCHES,
        /** There, and not as the migrations build it. */
        DIFFERS,
        /** Not there. */
        MISSING,
        /** The migrations know nothing of it; nobody touches it. */
        UNMANAGED;

        /** As reports spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All tables of either side, by name. */
    static List<TableMatch> all(DriftReport report, Catalog expected, Catalog live) {
        TreeSet<String> tables = new TreeSet<>(expected.tables());
        tables.addAll(live.tables());
        List<TableMatch> matches = new ArrayList<>();
        for (String table : tables) {
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> finding.tableName().equals(table))
                    .toList();
            matches.add(new TableMatch(table, state(table, findings, expected, live), findings));
        }
        return matches;
    }

    private static State state(String table, List<Finding> findings, Catalog expected, Catalog live) {
        if (!live.tables().contains(table)) {
            return State.MISSING;
        }
        if (!expected.tables().contains(table)) {
            return State.UNMANAGED;
        }
        return findings.stream().allMatch(TableMatch::isRemark) ? State.MATCHES : State.DIFFERS;
    }

    private static boolean isRemark(Finding finding) {
        return finding.severity() == Severity.INFO || finding.findingClass() == FindingClass.COSMETIC;
    }
}
