package dev.freehold.schema.checklist;

import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.Severity;
import dev.freehold.schema.migration.MigrationStatus;
import dev.freehold.schema.migration.MigrationStep;
import java.util.List;

/**
 * What a service of this build that starts now, with these settings, would do with the schema, and whether it would let anybody
 * in.
 */
final class BootPath {
    private static final String NAME = "a service that starts becomes ready";

    private BootPath() {}

    static Check of(MigrationStatus status, GovernorSettings settings, DriftReport report) {
        if (!status.problems().isEmpty()) {
            return new Check(NAME, false, "the migrations must not go on", status.problems());
        }
        if (!status.pending().isEmpty()) {
            List<String> pending =
                    status.pending().stream().map(MigrationStep::version).toList();
            return settings.autoMigration()
                    ? new Check(NAME, true, "it would migrate first", pending)
                    : new Check(NAME, false, "migrations are pending, and ENABLE_AUTO_MIGRATION is false", pending);
        }
        if (status.isOfNewerBuild()) {
            return Check.ok(NAME, "as an older one beside a newer schema");
        }
        if (!report.isCompared()) {
            return Check.failed(NAME, report.whyNotCompared().orElseThrow());
        }
        List<String> errors = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::name)
                .distinct()
                .toList();
        if (errors.isEmpty()) {
            return Check.ok(NAME, "nothing is pending");
        }
        return settings.refusesDrift()
                ? new Check(NAME, false, "it drifted, and SCHEMA_ON_DRIFT is refuse", errors)
                : new Check(NAME, true, "it drifted, and SCHEMA_ON_DRIFT is warn", errors);
    }
}
