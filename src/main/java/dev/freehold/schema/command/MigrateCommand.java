package dev.freehold.schema.command;

import dev.freehold.schema.governor.MigrationOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Applies the migrations that are pending.",
        footer = {
            "",
            "One governor at a time. A statement that gets no lock in time lets go and is tried again. Exit"
                    + " codes: 0 done, 1 failed (those before the failing one stay applied), 2 refused."
        })
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--retry-failed",
            description = "Forget the failed migrations of the history first, and apply them anew.")
    private boolean retriesFailed;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            MigrationOperations.Migrated migrated =
                    Terminal.bean(MigrationOperations.class).migrate(retriesFailed);
            if (retriesFailed) {
                terminal.out()
                        .println(
                                migrated.retried().isEmpty()
                                        ? "None had failed."
                                        : "Tried anew: " + String.join(", ", migrated.retried()));
            }
            terminal.out().println(migrated.count() == 0 ? "Nothing was pending." : migrated.count() + " applied.");
            return Terminal.OK;
        });
    }
}
