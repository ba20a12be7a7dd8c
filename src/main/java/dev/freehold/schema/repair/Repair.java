package dev.freehold.schema.repair;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.PatientRunner;
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
import java.util.HashMap;
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
    /** Objects that earlier steps of the same plan make: their absence tells nothing about the step. */
    private static final Set<String> NOT_THERE_YET = Set.of("42P01", "42703", "42883", "42704", "42830");

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
            Plan plan = new PlanMaker(database, settings.protection()).make(connection);
            if (planHash.isPresent()) {
                requirePermission(plan, planHash.get(), gate);
            }
            PatientRunner runner = new PatientRunner(connection, settings.lockTimeout(), progress);
            List<StepResult> results = new ArrayList<>();
            Map<Step, String> rehearsed = rehearse(plan, runner);
            Set<Finding> broken = new HashSet<>();
            for (Step step : plan.steps()) {
                StepResult result = skipped(step, planHash.isPresent(), rehearsed, broken)
                        .orElseGet(() -> run(step, lock, runner, progress));
                if (result.outcome() != Outcome.DONE) {
                    broken.add(step.finding());
                }
                results.add(result);
            }
            return new RepairReport(plan, results, new DriftReporter(database).report(connection));
        }
    }

    private void requirePermission(Plan plan, String planHash, Gate gate) throws SQLException {
        if (!settings.destructive()) {
            throw new RefusedException("destructive steps are not allowed: AUTO_SCHEMA_DESTRUCTIVE is not true");
        }
        if (!plan.hash().equals(planHash)) {
            throw new RefusedException("the plan is " + plan.hash() + " now and not " + planHash
                    + ": the database has changed since that one was looked at; look at `schema plan` again");
        }
        gate.require(planHash);
    }

    /** Tries the first step of each finding where it costs nothing, so that what cannot work is known before anything is done. */
    private static Map<Step, String> rehearse(Plan plan, PatientRunner runner) throws SQLException {
        Map<Step, String> failures = new HashMap<>();
        Set<Finding> seen = new HashSet<>();
        for (Step step : plan.with(Risk.SAFE)) {
            if (seen.add(step.finding()) && step.instant()) {
                try {
                    runner.rehearse(step.statements());
                } catch (SQLException failure) {
                    if (!NOT_THERE_YET.contains(failure.getSQLState())) {
                        failures.put(step, failure.getMessage());
                    }
                }
            }
        }
        return failures;
    }

    private static Optional<StepResult> skipped(
            Step step, boolean mayDestroy, Map<Step, String> rehearsed, Set<Finding> broken) {
        if (step.risk() == Risk.MANUAL) {
            return Optional.of(skip(step, "left to people: " + step.note()));
        }
        if (step.risk() == Risk.DESTRUCTIVE && !mayDestroy) {
            return Optional.of(
                    skip(step, "destructive: needs --plan with the hash of the plan, and a backup taken for it"));
        }
        if (broken.contains(step.finding())) {
            return Optional.of(skip(step, "a step before it was not done"));
        }
        return Optional.ofNullable(rehearsed.get(step))
                .map(failure -> new StepResult(step, Outcome.FAILED, "in the rehearsal: " + failure, 0, Duration.ZERO));
    }

    private static StepResult skip(Step step, String reason) {
        return new StepResult(step, Outcome.SKIPPED, reason, 0, Duration.ZERO);
    }

    private static StepResult run(Step step, GovernorLock lock, PatientRunner runner, Consumer<String> progress) {
        long start = System.nanoTime();
        progress.accept(step.finding().kind().words() + " " + step.subject().fullName() + ": "
                + step.statements()
                        .get(step.statements().size() - 1)
                        .lines()
                        .findFirst()
                        .orElse(""));
        try {
            if (!lock.isHeld()) {
                return skip(step, "the governor's lock is lost");
            }
            int attempts = step.concurrent()
                    ? runner.beside(step.statements().get(0), step.undo())
                    : runner.inTransaction(step.statements(), step.undo());
            return new StepResult(step, Outcome.DONE, "", attempts, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException failure) {
            return new StepResult(
                    step, Outcome.FAILED, failure.getMessage(), 1, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
