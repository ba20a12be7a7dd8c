package dev.freehold.schema.governor;

import dev.freehold.schema.attribution.Attribution;
import dev.freehold.schema.backup.BackupGate;
import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.boot.Bookkeeping;
import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.Operation;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.fingerprint.Fingerprints;
import dev.freehold.schema.fingerprint.ObjectName;
import dev.freehold.schema.migration.MigrationStatus;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.PlanMaker;
import dev.freehold.schema.repair.Outcome;
import dev.freehold.schema.repair.Repair;
import dev.freehold.schema.repair.RepairReport;
import dev.freehold.schema.report.Attributions;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks at the schema and repairs it. Every call may wait for the database: none belongs on an event loop. Commands find it by
 * its type.
 */
@ApplicationScoped
@Unremovable
public class Governor {
    private final Governance governance;
    private final SchemaState state;

    Governor(Governance governance, SchemaState state) {
        this.governance = governance;
        this.state = state;
    }

    /** A report, and who made what it found. */
    public record Drift(DriftReport report, Attributions attributions) {}

    /**
     * How far the migrations are, and what is going on.
     *
     * @param report the drift that there is now
     * @param lockHolder who governs at this moment
     * @param unfinished operations that were broken off, or are running
     */
    public record Status(
            MigrationStatus migrations, DriftReport report, Optional<String> lockHolder, List<Operation> unfinished) {}

    /** The migrations of this build, and what governors did to this database, newest first. */
    public record History(MigrationStatus migrations, List<Operation> operations) {}

    /**
     * The state of the schema. Changes nothing.
     *
     * @throws SQLException if the database cannot be asked
     */
    public Status status() throws SQLException {
        GovernedDatabase database = governance.database();
        MigrationStatus migrations = governance.migrations().status();
        try (Connection connection = database.connect("status")) {
            return new Status(
                    migrations,
                    new DriftReporter(database).report(connection),
                    GovernorLock.holder(connection),
                    new OperationLog(database).unfinished(connection));
        }
    }

    /**
     * The three-way report. Changes nothing in the database.
     *
     * @throws SQLException if the database cannot be asked
     */
    public Drift drift() throws SQLException {
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("validate")) {
            DriftReport report = state.refresh(connection);
            return new Drift(report, new Attribution(database).of(connection, report.findings()));
        }
    }

    /**
     * What would bring the database to its migrations. Changes nothing.
     *
     * @throws RefusedException if this build does not know the version of the database
     * @throws SQLException if the database cannot be asked
     */
    public Plan plan() throws SQLException {
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("plan")) {
            return new PlanMaker(database, governance.settings().protection()).make(connection);
        }
    }

    /** Before anything is written down: what the migrations build at another build's version nobody can tell. */
    private static void requireKnown(Connection connection) throws SQLException {
        String version = Snapshots.named(AppliedVersion.of(connection));
        if (Snapshots.at(version).isEmpty()) {
            throw new RefusedException("the database is at version %s, which this build does not know: it has %s"
                    .formatted(version, String.join(", ", Snapshots.versions())));
        }
    }

    /**
     * The newest operations.
     *
     * @param limit how many at most
     * @throws SQLException if the database cannot be asked
     */
    public History history(int limit) throws SQLException {
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("history")) {
            return new History(governance.migrations().status(), new OperationLog(database).newest(connection, limit));
        }
    }

    /**
     * Repairs what may be repaired: see {@link Repair#run}.
     *
     * @throws RefusedException if a condition is missing; nothing is changed then
     * @throws SQLException if the database cannot be reached
     */
    public RepairReport repair(Optional<String> planHash, Consumer<String> progress) throws SQLException {
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("repair")) {
            requireKnown(connection);
        }
        return new Journal(database, state)
                .write(
                        "repair",
                        planHash,
                        () -> {
                            Repair repair = new Repair(database, governance.settings());
                            RepairReport report = repair.run(planHash, this::requireBackup, progress);
                            Bookkeeping.keepIfPossible(database);
                            return report;
                        },
                        Governor::ending);
    }

    private static Journal.Ending ending(RepairReport report) {
        Map<String, String> counts = Arrays.stream(Outcome.values())
                .collect(Collectors.toMap(
                        Outcome::toString,
                        outcome -> String.valueOf(report.with(outcome).size())));
        int failed = report.with(Outcome.FAILED).size();
        return new Journal.Ending(
                failed == 0 ? Optional.empty() : Optional.of(failed + " of its steps failed"), counts);
    }

    /**
     * Makes sure that there is a verified backup for a plan.
     *
     * @throws RefusedException if there is none
     * @throws SQLException if the database cannot be asked
     */
    public String requireBackup(String planHash) throws SQLException {
        GovernedDatabase database = governance.database();
        try {
            Backups backups = governance.backups();
            return BackupGate.require(backups, database, planHash).id();
        } catch (BackupException missing) {
            throw new RefusedException(
                    missing.getMessage() + "; take one with `schema backup --plan " + planHash + "`", missing);
        }
    }

    /**
     * Takes the unmanaged objects as they are now for right: changes to them before this are reported no more.
     *
     * @return why that cannot be remembered; empty if it is
     * @throws SQLException if the database cannot be asked
     */
    public Optional<String> accept() throws SQLException {
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("accept")) {
            DriftReporter.Look look = new DriftReporter(database).look(connection);
            look.report().demandComparison();
            return new Fingerprints(database.schema())
                    .accept(
                            connection,
                            look.live(),
                            ObjectName.unmanaged(look.report().findings()));
        }
    }
}
