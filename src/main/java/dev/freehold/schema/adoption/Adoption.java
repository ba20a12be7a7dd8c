package dev.freehold.schema.adoption;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.PatientTransaction;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.Configuration;

/**
 * Takes over a database that somebody else made: it writes down from which version on our migrations count, and compares. It
 * changes nothing but Flyway's history.
 */
public final class Adoption {
    private static final String PURPOSE = "adopt";
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    private final Migrations migrations;
    private final GovernedDatabase database;
    private final DriftReporter reporter;
    private final Duration lockTimeout;

    /** @param lockTimeout how long one statement may wait for the lock of the history */
    public Adoption(Migrations migrations, GovernedDatabase database, DriftReporter reporter, Duration lockTimeout) {
        this.migrations = migrations;
        this.database = database;
        this.reporter = reporter;
        this.lockTimeout = lockTimeout;
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

    /**
     * As {@link #adopt(String)}, at the newest version that builds exactly what is there; where none does, at the newest of this
     * build.
     */
    public Result adopt() throws SQLException {
        return GovernorLock.alone(
                database,
                PURPOSE,
                lock -> begin(FittingVersion.of(requireOurs()).orElseGet(Snapshots::head)));
    }

    /**
     * Adopts the database at a version: what came up to it counts as done, what comes after it is pending. It may be done again,
     * with another version, until a migration has been applied.
     *
     * @param version of this build, such as {@code 011}
     * @throws RefusedException if the build does not know the version, or the database has a history of ours already, or none of
     *     the tables of this build
     * @throws GovernorBusyException if somebody else is at work
     * @throws SQLException if the database cannot be asked
     */
    public Result adopt(String version) throws SQLException {
        String named = named(version);
        return GovernorLock.alone(database, PURPOSE, lock -> {
            requireOurs();
            return begin(named);
        });
    }

    private static String named(String version) {
        return Snapshots.versions().stream()
                .filter(known -> known.equals(version) || isCountedAs(version, known))
                .findFirst()
                .orElseThrow(() -> new RefusedException("this build has no version %s; it has %s"
                        .formatted(version, String.join(", ", Snapshots.versions()))));
    }

    private static boolean isCountedAs(String version, String known) {
        return VERSION.matcher(version).matches() && Snapshots.named(version).equals(known);
    }

    /** @throws RefusedException if there is nothing to take over */
    private Catalog requireOurs() throws SQLException {
        try (Connection connection = database.connect(PURPOSE)) {
            Catalog live = CatalogReader.read(connection, database.schema());
            if (FittingVersion.managed(live).isEmpty()) {
                throw new RefusedException(
                        "the schema %s has none of the tables of this build: there is nothing to take over; "
                                        .formatted(database.schema())
                                + (live.objects().isEmpty()
                                        ? "use `schema init`"
                                        : "use `schema init` in an empty schema, which currentSchema or the search_path of"
                                                + " DATABASE_URL may name"));
            }
            return live;
        }
    }

    private Result begin(String version) throws SQLException {
        Configuration configuration = migrations.flyway().getConfiguration();
        AdoptedHistory history = new AdoptedHistory(History.of(migrations), file -> Arrays.stream(
                        configuration.getLocations())
                .anyMatch(location ->
                        configuration.getClassLoader().getResource(location.getRootPath() + "/" + file) != null));
        new PatientTransaction(database, lockTimeout).commit(PURPOSE, connection -> {
            history.begin(connection, version);
            return version;
        });
        try (Connection connection = database.connect(PURPOSE)) {
            return result(connection, version);
        }
    }

    private Result result(Connection connection, String version) throws SQLException {
        DriftReporter.Look look = reporter.look(connection);
        DriftReport report = look.report();
        Catalog live = look.live();
        Catalog expected = Snapshots.at(version).orElseThrow();
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
