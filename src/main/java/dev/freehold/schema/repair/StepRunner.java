package dev.freehold.schema.repair;

import dev.freehold.schema.database.ConcurrentRunner;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.PatientRunner;
import dev.freehold.schema.database.Refusal;
import dev.freehold.schema.database.UnfinishedIndex;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.Printable;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.Risk;
import dev.freehold.schema.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the steps of a plan on one connection, as long as the governor's lock is held. */
final class StepRunner {
    /** Objects that earlier steps of the same plan make: their absence tells nothing about the step. */
    private static final Set<String> NOT_THERE_YET = Set.of("42P01", "42703", "42883", "42704", "42830");

    private final Connection connection;
    private final GovernorLock lock;
    private final Consumer<String> progress;
    private final PatientRunner transactions;
    private final ConcurrentRunner concurrent;

    StepRunner(Connection connection, GovernorLock lock, Duration lockTimeout, Consumer<String> progress) {
        this.connection = connection;
        this.lock = lock;
        this.progress = progress;
        this.transactions = new PatientRunner(connection, lockTimeout, progress);
        this.concurrent = new ConcurrentRunner(connection, lockTimeout, progress);
    }

    /**
     * Tries the first step of each finding where it costs nothing, so that what cannot work is known before anything is done.
     *
     * @return the reasons of those that fail
     */
    Map<Step, String> rehearse(Plan plan) throws SQLException {
        Map<Step, String> failures = new HashMap<>();
        Set<Finding> seen = new HashSet<>();
        for (Step step : plan.with(Risk.SAFE)) {
            if (seen.add(step.finding()) && step.instant()) {
                try {
                    transactions.rehearse(step.statements());
                } catch (SQLException failure) {
                    if (!NOT_THERE_YET.contains(failure.getSQLState())) {
                        failures.put(step, Refusal.reason(failure));
                    }
                }
            }
        }
        return failures;
    }

    StepResult run(Step step) {
        long start = System.nanoTime();
        progress.accept(Printable.line(
                step.finding().kind().words() + " " + step.subject().fullName() + ": "
                        + step.statements()
                                .get(step.statements().size() - 1)
                                .lines()
                                .findFirst()
                                .orElse("")));
        try {
            Optional<String> skipped = reasonToSkip(step);
            if (skipped.isPresent()) {
                return StepResult.skipped(step, skipped.get());
            }
            int attempts = execute(step);
            return new StepResult(step, Outcome.DONE, "", attempts, Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException failure) {
            return new StepResult(
                    step, Outcome.FAILED, Refusal.reason(failure), 1, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Optional<String> reasonToSkip(Step step) throws SQLException {
        if (!lock.isHeld()) {
            return Optional.of("the governor's lock is lost");
        }
        return step.dropsUnfinished() ? index(step).keptBecause(connection) : Optional.empty();
    }

    private int execute(Step step) throws SQLException {
        if (!step.concurrent()) {
            return transactions.inTransaction(step.statements(), step.undo());
        }
        String statement = step.statements().get(0);
        return step.undo().isEmpty() ? concurrent.drop(statement) : concurrent.create(statement, index(step));
    }

    private static UnfinishedIndex index(Step step) {
        return new UnfinishedIndex(Identifier.quote(step.subject().name()));
    }
}
