package dev.freehold.schema.command;

import dev.freehold.schema.governor.MigrationOperations;
import dev.freehold.schema.rollback.RollbackPlan;
import dev.freehold.schema.rollback.RollbackResult;
import dev.freehold.schema.rollback.RollbackStep;
import dev.freehold.schema.rollback.RowLoss;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Takes migrations back, the newest first, by their undo scripts.",
        footer = {
            "",
            "Each script runs in a transaction together with its row of the history. What would be lost is"
                    + " counted beforehand by a rehearsal; then it takes --allow-data-loss and a backup that was taken"
                    + " for this rollback (schema backup --plan HASH). Exit codes: 0 done, 1 failed (the database is"
                    + " at the version that is named), 2 refused."
        })
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "Such as 008, or none for an empty schema; otherwise one step back.")
    private String to;

    @Option(names = "--allow-data-loss", description = "Go on although rows or values are lost.")
    private boolean allowDataLoss;

    @Option(names = "--dry-run", description = "Only say what would be undone and lost.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            MigrationOperations operations = Terminal.bean(MigrationOperations.class);
            RollbackPlan plan = operations.planRollback(Optional.ofNullable(to));
            plan.steps().forEach(step -> terminal.out()
                    .printf("%s  to %s, losing %s%s%n", step.script(), step.to(), losses(step), changes(step)));
            terminal.out().printf("Rollback %s from %s to %s%n", plan.hash(), plan.from(), plan.to());
            terminal.out().flush();
            if (dryRun) {
                return Terminal.OK;
            }
            RollbackResult result = operations.rollback(plan, allowDataLoss, terminal::progress);
            terminal.out().println("The database is at version " + result.version() + " now.");
            return Terminal.OK;
        });
    }

    private static String changes(RollbackStep step) {
        return step.changed().isEmpty()
                ? ""
                : "; changing "
                        + step.changed().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(table -> "%d %s of %s"
                                        .formatted(
                                                table.getValue(),
                                                table.getValue() == 1 ? "row" : "rows",
                                                table.getKey()))
                                .collect(Collectors.joining(", "));
    }

    private static String losses(RollbackStep step) {
        return step.losses().isEmpty()
                ? "nothing"
                : step.losses().stream().map(RowLoss::toString).collect(Collectors.joining(", "));
    }
}
