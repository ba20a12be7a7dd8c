package dev.freehold.schema.governor;

import dev.freehold.schema.adoption.Adoption;
import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.boot.Bookkeeping;
import dev.freehold.schema.boot.Governance;
import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.checklist.Check;
import dev.freehold.schema.checklist.Checklist;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.PatientTransaction;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.migration.History;
import dev.freehold.schema.migration.Initialization;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.reset.Reset;
import dev.freehold.schema.rollback.Rollback;
import dev.freehold.schema.rollback.RollbackPlan;
import dev.freehold.schema.rollback.RollbackResult;
import dev.freehold.schema.rollback.UndoScripts;
import dev.freehold.schema.snapshot.Snapshots;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Moves the database between versions. Every call may wait for the database: none belongs on an event loop. Commands find it by
 * its type.
 */
@ApplicationScoped
@Unremovable
public class MigrationOperations {
    private final Governance governance;
    private final SchemaState state;
    private final Governor governor;

    MigrationOperations(Governance governance, SchemaState state, Governor governor) {
        this.governance = governance;
        this.state = state;
        this.governor = governor;
    }

    /**
     * What was migrated.
     *
     * @param count how many migrations were pending and are applied now
     * @param retried the versions whose failure was forgotten before
     */
    public record Migrated(int count, List<String> retried) {
        public Migrated {
            retried = List.copyOf(retried);
        }
    }

    /**
     * Applies what is pending.
     *
     * @return how many migrations that were
     * @throws RefusedException if another governor is at work
     * @throws org.flywaydb.core.api.FlywayException if one fails; those before it stay applied
     * @throws SQLException if the database cannot be reached
     */
    public int migrate() throws SQLException {
        return migrate(false).count();
    }

    /**
     * As {@link #migrate()}.
     *
     * @param retriesFailed whether migrations that failed are forgotten before, so that they are applied anew. The history has such
     *     rows only of those that run outside of a transaction; what one has left is for its script to expect
     */
    public Migrated migrate(boolean retriesFailed) throws SQLException {
        GovernedDatabase database = governance.database();
        return journal(database)
                .write(
                        "migrate",
                        Optional.empty(),
                        () -> GovernorLock.alone(database, "migrate", lock -> {
                            List<String> retried = retriesFailed ? forgetFailed(database) : List.of();
                            int migrated = governance.migrations().migrate();
                            Bookkeeping.keepIfPossible(database);
                            return new Migrated(migrated, retried);
                        }),
                        migrated -> new Journal.Ending(
                                Optional.empty(),
                                migrated.retried().isEmpty()
                                        ? Map.of()
                                        : Map.of("retried", String.join(", ", migrated.retried()))));
    }

    private List<String> forgetFailed(GovernedDatabase database) throws SQLException {
        History history = History.of(governance.migrations());
        return new PatientTransaction(database, governance.settings().lockTimeout()).commit("migrate", connection -> {
            if (!history.isThere(connection)) {
                return List.of();
            }
            history.lock(connection);
            return history.removeFailed(connection);
        });
    }

    /**
     * What going back would take and cost: see {@link Rollback#plan(String)}.
     *
     * @param to a version; empty for one step back
     */
    public RollbackPlan planRollback(Optional<String> to) throws SQLException {
        Rollback rollback = rollback();
        return to.isPresent() ? rollback.plan(to.get()) : rollback.plan();
    }

    /** Goes back: see {@link Rollback#run}. */
    public RollbackResult rollback(RollbackPlan plan, boolean allowDataLoss, Consumer<String> progress)
            throws SQLException {
        return journal(governance.database()).write("rollback", Optional.of(plan.hash()), () -> rollback()
                .run(plan, allowDataLoss, this::backupFor, progress));
    }

    private Rollback rollback() throws SQLException {
        return new Rollback(
                governance.migrations(),
                new UndoScripts(),
                governance.database(),
                Snapshots::at,
                governance.settings().protection(),
                governance.settings().lockTimeout());
    }

    private Optional<String> backupFor(String planHash) {
        try {
            return Optional.of(governor.requireBackup(planHash));
        } catch (SQLException failure) {
            throw new RefusedException("the backups cannot be looked at: " + failure.getMessage(), failure);
        }
    }

    /** Fills an empty database: see {@link Initialization#init()}. */
    public Initialization.Result init() throws SQLException {
        GovernedDatabase database = governance.database();
        return journal(database).write("init", Optional.empty(), () -> {
            Initialization.Result result = new Initialization(governance.migrations(), database).init();
            Bookkeeping.keepIfPossible(database);
            return result;
        });
    }

    /**
     * Takes over a database that somebody else made: see {@link Adoption#adopt(String)}.
     *
     * @param version that it counts as; empty for the one that builds what is there, otherwise the newest of this build
     */
    public Adoption.Result adopt(Optional<String> version) throws SQLException {
        GovernedDatabase database = governance.database();
        return journal(database).write("adopt", Optional.empty(), () -> {
            Adoption adoption = new Adoption(
                    governance.migrations(),
                    database,
                    new DriftReporter(database),
                    governance.settings().lockTimeout());
            Adoption.Result result = version.isPresent() ? adoption.adopt(version.get()) : adoption.adopt();
            Bookkeeping.keepIfPossible(database);
            return result;
        });
    }

    /** Deletes what is managed and builds it anew, after a backup: see {@link Reset#reset}. */
    public Reset.Result reset(boolean confirmed, Consumer<String> progress) throws SQLException {
        GovernedDatabase database = governance.database();
        return journal(database).write("reset", Optional.empty(), () -> {
            Reset reset = new Reset(governance.migrations(), database, Snapshots::at, governance.settings());
            return reset.reset(
                    confirmed,
                    () -> governance
                            .backups()
                            .take(Optional.empty(), BackupProgress.SILENT)
                            .id(),
                    progress);
        });
    }

    /** Goes through everything that a sound database has: see {@link Checklist}. Changes nothing. */
    public List<Check> verify() throws SQLException {
        GovernedDatabase database = governance.database();
        Backups backups = governance.backups();
        return new Checklist(
                        governance.migrations(),
                        database,
                        governance.settings(),
                        () -> backups.list().backups().stream()
                                .map(backup -> backup.manifest().takenAt())
                                .toList())
                .check();
    }

    private Journal journal(GovernedDatabase database) {
        return new Journal(database, state);
    }
}
