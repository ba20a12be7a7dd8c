package dev.freehold.schema.rollback;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.LockRetry;
import dev.freehold.schema.database.PatientTransaction;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.migration.History;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Dependents;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.protection.Untouchables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes migrations back by their undo scripts, newest first, each in one transaction with its row of the history: a rollback
 * that is stopped, by whatever, leaves the database at a version.
 *
 * <p>What would be lost is found out by running the scripts in a transaction that is taken back. So a plan knows exactly what
 * scripts and their triggers do, and a database in which a script cannot work (because it differs from its version) fails while
 * planning; there is no separate comparison, and a difference that is not in the way of a script does not stop it. The
 * rehearsal locks what the scripts lock, for as long as they and the counting take.
 */
public final class Rollback {
    private static final String PURPOSE = "rollback";

    private final Migrations migrations;
    private final UndoScripts undo;
    private final GovernedDatabase database;
    private final Function<String, Optional<Catalog>> snapshots;
    private final Protection protection;
    private final PatientTransaction transaction;

    /**
     * @param snapshots what the migrations build up to a version: {@code Snapshots::at}
     * @param lockTimeout how long one statement may wait for its lock; each script is tried up to ten times
     */
    public Rollback(
            Migrations migrations,
            UndoScripts undo,
            GovernedDatabase database,
            Function<String, Optional<Catalog>> snapshots,
            Protection protection,
            Duration lockTimeout) {
        this.migrations = migrations;
        this.undo = undo;
        this.database = database;
        this.snapshots = snapshots;
        this.protection = protection;
        this.transaction = new PatientTransaction(database, lockTimeout);
    }

    /** As {@link #plan(String)}, one step back. */
    public RollbackPlan plan() throws SQLException {
        return plan(UndoPath.oneBack(migrations));
    }

    /**
     * What it would take and cost to go back. Changes nothing.
     *
     * @param to a version that is applied, such as {@code 008}, or {@code none} for a database without any
     * @throws RefusedException if there is no way, or it leads over what is protected or not managed
     * @throws RollbackFailedException if a script fails in the rehearsal
     * @throws GovernorBusyException if somebody else is at work
     * @throws SQLException if the database cannot be asked, or locks are not to be had
     */
    public RollbackPlan plan(String to) throws SQLException {
        return GovernorLock.alone(database, PURPOSE, lock -> {
            UndoPath path = UndoPath.to(to, migrations, undo);
            List<Undo> steps = steps(path);
            List<RollbackStep> rehearsed = transaction.rehearse(PURPOSE, connection -> {
                refuseBeforehand(connection, path);
                Undo.demandStatistics(connection);
                return rehearse(connection, steps);
            });
            return new RollbackPlan(path.from(), path.to(), rehearsed, path.hash());
        });
    }

    private static List<RollbackStep> rehearse(Connection connection, List<Undo> steps) throws SQLException {
        List<RollbackStep> rehearsed = new ArrayList<>();
        for (Undo step : steps) {
            try {
                rehearsed.add(step.rehearse(connection));
            } catch (SQLException failure) {
                if (LockRetry.isInTheWay(failure)) {
                    throw failure;
                }
                List<String> left =
                        steps.stream().map(each -> each.script().version()).toList();
                throw new RollbackFailedException(step.script().file(), List.of(), left, failure);
            }
        }
        return rehearsed;
    }

    private List<Undo> steps(UndoPath path) {
        List<Undo> steps = new ArrayList<>();
        for (int i = 0; i < path.scripts().size(); i++) {
            UndoScript script = path.scripts().get(i);
            Untouchables untouchables = new Untouchables(snapshot(script.version()), protection);
            steps.add(new Undo(database.schema(), script, path.versions().get(i), untouchables));
        }
        return steps;
    }

    private Catalog snapshot(String version) {
        return snapshots
                .apply(version)
                .orElseThrow(() -> new RefusedException("this build has no snapshot of version " + version));
    }

    /** What the snapshots can tell without a script being run, and a lock taken. */
    private void refuseBeforehand(Connection connection, UndoPath path) throws SQLException {
        Untouchables untouchables = new Untouchables(snapshot(path.from()), protection);
        TreeSet<String> refused = new TreeSet<>();
        protection
                .mistake(CatalogReader.readWithin(connection, database.schema()).tables())
                .ifPresent(refused::add);
        TreeSet<String> dropped = new TreeSet<>(snapshot(path.from()).tables());
        dropped.removeAll(snapshot(path.to()).tables());
        String version = path.from();
        for (String before : path.versions()) {
            untouchables
                    .touchedBetween(snapshot(version), snapshot(before))
                    .forEach(table -> refused.add(table + " is protected"));
            version = before;
        }
        refused.addAll(Dependents.amongUntouchables(connection, database.schema(), dropped, untouchables));
        if (!refused.isEmpty()) {
            throw new RefusedException("going back from %s to %s is refused: %s"
                    .formatted(path.from(), path.to(), String.join(", ", refused)));
        }
    }

    /**
     * Goes back as planned. It stops at the first script that fails or would lose more than the plan says.
     *
     * @param plan what was looked at
     * @param allowDataLoss whether rows may be lost
     * @param gate the verified backup that was taken for the plan with this hash; empty if there is none, or it fails with the
     *     reason; it is asked only if rows would be lost
     * @param progress is told each step before it is taken
     * @throws DataLossException if rows would be lost and that, or the gate, does not allow it
     * @throws RefusedException if the database is no longer what the plan was made for, or as for {@link #plan(String)}
     * @throws RollbackFailedException if a script fails; those before it are undone
     * @throws GovernorBusyException if somebody else is at work
     * @throws SQLException if the database cannot be asked
     */
    public RollbackResult run(
            RollbackPlan plan,
            boolean allowDataLoss,
            Function<String, Optional<String>> gate,
            Consumer<String> progress)
            throws SQLException {
        return GovernorLock.alone(database, PURPOSE, lock -> {
            UndoPath path = UndoPath.to(plan.to(), migrations, undo);
            if (!path.from().equals(plan.from()) || !path.hash().equals(plan.hash())) {
                throw new RefusedException(
                        "the database or the build has changed since the plan was made; make a new plan");
            }
            Allowance allowance = Allowance.of(plan, allowDataLoss, gate);
            transaction.rehearse(PURPOSE, connection -> {
                refuseBeforehand(connection, path);
                Undo.demandStatistics(connection);
                return path;
            });
            return run(lock, plan, steps(path), allowance, progress);
        });
    }

    private RollbackResult run(
            GovernorLock lock, RollbackPlan plan, List<Undo> steps, Allowance allowance, Consumer<String> progress)
            throws SQLException {
        List<String> left =
                new ArrayList<>(plan.steps().stream().map(RollbackStep::version).toList());
        List<String> done = new ArrayList<>();
        List<RowLoss> lost = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            RollbackStep planned = plan.steps().get(i);
            progress.accept("undoing " + planned.version() + " by " + planned.script());
            lost.addAll(step(lock, steps.get(i), planned, allowance, done, left));
            done.add(left.remove(0));
        }
        return new RollbackResult(done, plan.to(), lost, allowance.backup());
    }

    private List<RowLoss> step(
            GovernorLock lock,
            Undo step,
            RollbackStep planned,
            Allowance allowance,
            List<String> done,
            List<String> left)
            throws SQLException {
        History history = History.of(migrations);
        try {
            lock.demand();
            return transaction.commit(PURPOSE, connection -> {
                history.lock(connection);
                history.remove(connection, planned.version());
                keep(connection, planned);
                RollbackStep happened = step.run(connection, planned);
                allowance.demand(planned, happened);
                return happened.losses();
            });
        } catch (SQLException | RefusedException failure) {
            if (failure instanceof RefusedException refused && done.isEmpty()) {
                throw refused;
            }
            throw new RollbackFailedException(planned.script(), done, left, failure);
        }
    }

    /** What is lost goes to the quarantine first, in the same transaction: a backup is a way back for everything or nothing. */
    private void keep(Connection connection, RollbackStep planned) throws SQLException {
        Catalog catalog = snapshot(planned.version());
        try (Statement statement = connection.createStatement()) {
            for (String sql : Keeping.of(planned.losses(), catalog)) {
                statement.execute(sql);
            }
        }
    }
}
