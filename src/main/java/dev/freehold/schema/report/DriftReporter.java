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
import java.sql.Statement;
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
        return look(connection).report();
    }

    /**
     * What was read, and what came of it.
     *
     * @param live the catalog that the report was made of
     */
    public record Look(Catalog live, DriftReport report) {}

    /**
     * As {@link #report(Connection)}, together with the catalog. Both it and the version are read in one snapshot: a migration that
     * is committed meanwhile is in neither.
     *
     * @throws SQLException if the database cannot be asked
     */
    public Look look(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            Catalog live = CatalogReader.readWithin(connection, database.schema());
            return new Look(live, report(connection, live));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** As {@link #report(Connection)}, of a catalog that has been read; in its transaction, or else the version may be another. */
    public DriftReport report(Connection connection, Catalog live) throws SQLException {
        Instant at = Instant.now();
        String version = Snapshots.named(AppliedVersion.of(connection));
        Optional<Catalog> built = Snapshots.at(version);
        List<Finding> findings = new ArrayList<>();
        if (built.isPresent()) {
            findings.addAll(compare(version, built.get(), live));
            findings.addAll(FingerprintChanges.between(
                    live, new Fingerprints(database.schema()).remembered(connection), ObjectName.unmanaged(findings)));
            findings.sort(Finding.ORDER);
        }
        return new DriftReport(
                at,
                version,
                Snapshots.head(),
                connection.getMetaData().getDatabaseMajorVersion(),
                built.isPresent(),
                findings);
    }

    private static List<Finding> compare(String version, Catalog built, Catalog live) {
        Catalog model = Snapshots.model();
        Comparison comparison = version.equals(Snapshots.head())
                ? new Comparison(model, built, live)
                : Comparison.whilePending(model, built, live);
        return comparison.findings();
    }
}
