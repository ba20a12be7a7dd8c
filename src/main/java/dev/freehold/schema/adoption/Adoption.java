package dev.freehold.schema.adoption;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.migration.History;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/**
 * Takes over a database that somebody else made: it writes down from which version on our migrations count, and compares. It
 * changes nothing but Flyway's history.
 */
public final class Adoption {
    private static final String PURPOSE = "adopt";

    private final Migrations migrations;
    private final GovernedDatabase database;
    private final DriftReporter reporter;

    public Adoption(Migrations migrations, GovernedDatabase database, DriftReporter reporter) {
        this.migrations = migrations;
        this.database = database;
        this.reporter = reporter;
    }

    /**
     * What was found.
     *
     * @param version that the database counts as now
     * @param tables of either side, by name
     * @param others findings about what is no table and belongs to none
     * @param histories of other tools
     * @param unseeded tables that are empty although the migrations put rows into them, such as roles: those rows are not there
     */
    public record Result(
            String version,
            List<TableMatch> tables,
            List<Finding> others,
            List<ForeignHistory> histories,
            List<String> unseeded) {
        public Result {
            tables = List.copyOf(tables);
            others = List.copyOf(others);
            histories = List.copyOf(histories);
            unseeded = List.copyOf(unseeded);
        }

        /** The names of the tables of which this is so. */
        public List<String> tablesThat(TableMatch.State state) {
            return tables.stream()
                    .filter(match -> match.state() == state)
                    .map(TableMatch::table)
                    .toList();
        }
    }

    /** As {@link #adopt(String)}, at the newest version of this build. */
    public Result adopt() throws SQLException {
        return adopt(Snapshots.head());
    }

    /**
     * Adopts the database at a version: what came up to it counts as done, what comes after it is pending.
     *
     * @param version of this build, such as {@code 011}
     * @throws RefusedException if the build does not know the version, or the database has a history of ours already
     * @throws GovernorBusyException if somebody else is at work
     * @throws SQLException if the database cannot be asked
     */
    public Result adopt(String version) throws SQLException {
        Catalog expected = Snapshots.at(version)
                .filter(known -> Snapshots.versions().contains(version))
                .orElseThrow(() -> new RefusedException("this build has no version %s; it has %s"
                        .formatted(version, String.join(", ", Snapshots.versions()))));
        return GovernorLock.alone(database, PURPOSE, lock -> {
            refuseIfOurs();
            baseline(version);
            try (Connection connection = database.connect(PURPOSE)) {
                return result(connection, version, expected);
            }
        });
    }

    private void refuseIfOurs() throws SQLException {
        History history = History.of(migrations);
        try (Connection connection = database.connect(PURPOSE)) {
            List<String> versions = history.isThere(connection) ? history.versions(connection) : List.of();
            if (!versions.isEmpty()) {
                throw new RefusedException("the database has a history of ours already (%s in %s)"
                        .formatted(String.join(", ", versions), history.table()));
            }
        }
    }

    private void baseline(String version) {
        Flyway flyway = migrations.flyway();
        Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .baselineVersion(version)
                .baselineDescription("adopted")
                .load()
                .baseline();
    }

    private Result result(Connection connection, String version, Catalog expected) throws SQLException {
        DriftReport report = reporter.report(connection);
        Catalog live = CatalogReader.read(connection, database.schema());
        List<TableMatch> tables = TableMatch.all(report, expected, live);
        Set<String> names = tables.stream().map(TableMatch::table).collect(Collectors.toSet());
        return new Result(
                version,
                tables,
                report.findings().stream()
                        .filter(finding -> !names.contains(finding.tableName()))
                        .toList(),
                ForeignHistory.all(connection, database.schema(), live),
                unseeded(connection, version, live));
    }

    private List<String> unseeded(Connection connection, String version, Catalog live) throws SQLException {
        List<String> empty = new ArrayList<>();
        for (String table : Seeds.upTo(version, migrations)) {
            if (live.tables().contains(table) && isEmpty(connection, table)) {
                empty.add(table);
            }
        }
        return empty;
    }

    private boolean isEmpty(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select not exists (select from " + Identifier.quote(database.schema(), table) + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
