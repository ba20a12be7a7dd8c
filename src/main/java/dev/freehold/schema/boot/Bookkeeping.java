package dev.freehold.schema.boot;

import dev.freehold.schema.attribution.DdlTrigger;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.fingerprint.Fingerprints;
import dev.freehold.schema.fingerprint.ObjectName;
import dev.freehold.schema.report.DriftReporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What the governor keeps in its books beyond its operations. */
public final class Bookkeeping {
    private Bookkeeping() {}

    /**
     * Remembers unmanaged objects that were not known yet, and sees to it that changes by others are recorded.
     *
     * @return why they are not, in a sentence without a full stop; empty if they are
     * @throws SQLException if the database cannot be asked
     */
    public static Optional<String> keep(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("bookkeeping")) {
            Catalog live = CatalogReader.read(connection, database.schema());
            DriftReport report = new DriftReporter(database).report(connection, live);
            if (!report.isOfNewerBuild()) {
                new Fingerprints(database.schema()).remember(connection, live, ObjectName.unmanaged(report.findings()));
            }
        }
        return new DdlTrigger(database).install();
    }
}
