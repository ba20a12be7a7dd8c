package dev.freehold.schema.command;

import dev.freehold.schema.database.Operation;
import dev.freehold.schema.governor.Governor;
import dev.freehold.schema.migration.MigrationStep;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Lists the migrations and what governors did to this database.",
        footer = {"", "Changes nothing. Exit codes: 0 done, 1 could not look."})
final class HistoryCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many operations; ${DEFAULT-VALUE} if not said.")
    private int limit;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Governor.History history = Terminal.bean(Governor.class).history(limit);
            terminal.out().println("Migrations");
            for (MigrationStep step : history.migrations().steps()) {
                line(
                        step.state().name().toLowerCase(Locale.ROOT),
                        step.title(),
                        step.installedOn().map(Object::toString).orElse("")
                                + step.installedBy().map(who -> " by " + who).orElse(""));
            }
            if (!history.operations().isEmpty()) {
                terminal.out().println();
                terminal.out().println("Operations, newest first");
            }
            for (Operation operation : history.operations()) {
                line(
                        operation.outcome().toString(),
                        operation.kind()
                                + operation.planHash().map(hash -> " " + hash).orElse(""),
                        operation.at() + " by " + operation.dbUser());
            }
            return Terminal.OK;
        });
    }

    private void line(String state, String what, String when) {
        terminal.out().println("  %-11s  %-32s  %s".formatted(state, what, when).stripTrailing());
    }
}
