package dev.freehold.schema.repair;

import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.PlanMaker;
import dev.freehold.schema.plan.Risk;
import dev.freehold.schema.plan.Step;
import dev.freehold.schema.report.DriftReporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a drifted database back to its migrations. A repair that was broken off is taken up by the next one: it plans anew, from
 * what is there.
 */
public final class Repair {
    private final GovernedDatabase database;
    private final GovernorSettings settings;

    public Repair(GovernedDatabase database, GovernorSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Makes sure that a plan may be carried out whole: there is a verified backup that was taken for it. */
    @FunctionalInterface
    public interface Gate {
        /**
         * Looks for the backup, and at it.
         *
         * @throws RefusedException if there is none
         */
        void require(String planHash) throws SQLException;
    }

    /**
     * Runs the safe steps of the plan as it is now; the destructive ones too if that very plan is named.
     *
     * @param planHash of the plan that somebody has looked at; empty for the safe steps only
     * @param gate asked before anything is destroyed
     * @param progress is told each step, in a line
     * @throws RefusedException if another governor is at work, or if a plan is named and a condition is missing: the setting, the
     *     hash, the backup; nothing is changed then
     * @throws SQLException if the database cannot be reached; what was done before is done
     */
    public RepairReport run(Optional<String> planHash, Gate gate, Consumer<String> progress) throws SQLException {
        try (GovernorLock lock = GovernorLock.take(database, "repair");
                Connection connection = database.connect("repair")) {
            Plan plan = planHash.isPresent()
                    ? permitted(planHash.get(), gate, connection)
                    : new PlanMaker(database, settings.protection()).make(connection);
            StepRunner runner = new StepRunner(connection, lock, settings.lockTimeout(), progress);
            List<StepResult> results = new ArrayList<>();
            Map<Step, String> rehearsed = runner.rehearse(plan);
            Set<Finding> broken = new HashSet<>();
            for (Step step : plan.steps()) {
                StepResult result =
                        skipped(step, planHash.isPresent(), rehearsed, broken).orElseGet(() -> runner.run(step));
                if (result.outcome() != Outcome.DONE) {
                    broken.add(step.finding());
                }
                results.add(result);
            }
            return new RepairReport(plan, results, new DriftReporter(database).report(connection));
        }
    }

    /** The gate may read a whole backup, so the plan is looked at before it, to answer soon, and behind it, to be true. */
    private Plan permitted(String planHash, Gate gate, Connection connection) throws SQLException {
        if (!settings.destructive()) {
            throw new RefusedException("destructive steps are not allowed: AUTO_SCHEMA_DESTRUCTIVE is not true");
        }
        Optional<String> mistake = settings.protection()
                .mistake(CatalogReader.read(connection, database.schema()).tables());
        if (mistake.isPresent()) {
            throw new RefusedException(mistake.get());
        }
        plan(planHash, connection);
        gate.require(planHash);
        return plan(planHash, connection);
    }

    private Plan plan(String planHash, Connection connection) throws SQLException {
        Plan plan = new PlanMaker(database, settings.protection()).make(connection);
        if (!plan.hash().equals(planHash)) {
            throw new RefusedException("the plan is " + plan.hash() + " now and not " + planHash
                    + ": the database has changed since that one was looked at; look at `schema plan` again");
        }
        return plan;
    }

    private static Optional<StepResult> skipped(
            Step step, boolean mayDestroy, Map<Step, String> rehearsed, Set<Finding> broken) {
        if (step.risk() == Risk.MANUAL) {
            return Optional.of(StepResult.skipped(step, "left to people: " + step.note()));
        }
        if (step.risk() == Risk.DESTRUCTIVE && !mayDestroy) {
            return Optional.of(StepResult.skipped(
                    step, "destructive: needs --plan with the hash of the plan, and a backup taken for it"));
        }
        if (broken.contains(step.finding())) {
            return Optional.of(StepResult.skipped(step, "a step before it was not done"));
        }
        return Optional.ofNullable(rehearsed.get(step))
                .map(failure -> new StepResult(step, Outcome.FAILED, "in the rehearsal: " + failure, 0, Duration.ZERO));
    }
}
