package dev.freehold.schema;

import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.schema.attribution.Attribution;
import dev.freehold.schema.boot.Bookkeeping;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.report.DriftReporter;
import java.sql.Connection;
import java.sql.SQLException;

/** Measures reports in a process of its own, for bench/schema-cost.sh. */
public final class SchemaCost {
    private static final int WARM = 20;

    private SchemaCost() {}

    /**
     * Reports on one database again and again.
     *
     * @param arguments its {@code DATABASE_URL}, and {@code remember} to have the unmanaged remembered first
     */
    public static void main(String[] arguments) throws SQLException {
        DatabaseUrl address = DatabaseUrl.parse(arguments[0]);
        GovernedDatabase database = new GovernedDatabase(
                address.jdbcUrl(), address.user(), address.password().orElse(null), "public");
        System.out.println("first: " + report(database));
        if (arguments.length > 1 && arguments[1].equals("remember")) {
            Bookkeeping.keep(database);
            System.out.println("with fingerprints: " + report(database));
        }
        for (int i = 1; i < WARM; i++) {
            report(database);
        }
        System.out.println("warm: " + report(database));
    }

    private static String report(GovernedDatabase database) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = database.connect("validate")) {
            long connected = System.nanoTime();
            Catalog live = CatalogReader.read(connection, database.schema());
            long read = System.nanoTime();
            DriftReport report = new DriftReporter(database).report(connection, live);
            long compared = System.nanoTime();
            new Attribution(database).of(connection, report.findings());
            long end = System.nanoTime();
            return "%d ms (connect %d, read %d, compare %d, attribute %d): %d tables, %d objects, %d findings"
                    .formatted(
                            millis(start, end),
                            millis(start, connected),
                            millis(connected, read),
                            millis(read, compared),
                            millis(compared, end),
                            live.tables().size(),
                            live.objects().size(),
                            report.findings().size());
        }
    }

    private static long millis(long start, long end) {
        return (end - start) / 1_000_000;
    }
}
