package dev.freehold.schema.report;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.fingerprint.FingerprintChanges;
import dev.freehold.schema.fingerprint.Fingerprints;
import dev.freehold.schema.fingerprint.ObjectName;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the live database and compares it with the snapshots of this build. */
public final class DriftReporter {
    private final GovernedDatabase database;

    public DriftReporter(GovernedDatabase database) {
        this.database = database;
    }

    /**
     * The three-way report. Changes nothing. A database whose version this build does not know gets a report without findings,
     * which says so.
     *
     * @throws SQLException if the database cannot be asked
     */
    public DriftReport report() throws SQLException {
        try (Connection connection = database.connect("validate")) {
            return report(connection);
        }
    }

    /**
     * As {@link #report()}, on a connection of the governor that is in auto-commit.
     *
     * @throws SQLException if the database cannot be asked
     */
    public DriftReport report(Connection connection) throws SQLException {
        return report(connection, CatalogReader.read(connection, database.schema()));
    }

    /** As {@link #report(Connection)}, of a catalog that has been read. */
    public DriftReport report(Connection connection, Catalog live) throws SQLException {
        Instant at = Instant.now();
        String version = AppliedVersion.of(connection);
        List<Finding> findings = new ArrayList<>(compare(version, live));
        findings.addAll(FingerprintChanges.between(
                live, new Fingerprints(database.schema()).remembered(connection), ObjectName.unmanaged(findings)));
        findings.sort(Finding.ORDER);
        return new DriftReport(
                at, version, Snapshots.head(), connection.getMetaData().getDatabaseMajorVersion(), findings);
    }

    private static List<Finding> compare(String version, Catalog live) {
        Optional<Catalog> built = Snapshots.at(version);
        if (built.isEmpty()) {
            return List.of();
        }
        Catalog model = Snapshots.model();
        Comparison comparison = version.equals(Snapshots.head())
                ? new Comparison(model, built.get(), live)
                : Comparison.whilePending(model, built.get(), live);
        return comparison.findings();
    }
}
