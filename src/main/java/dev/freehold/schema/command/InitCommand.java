package dev.freehold.schema.command;

import dev.freehold.schema.governor.MigrationOperations;
import dev.freehold.schema.migration.Initialization;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Fills an empty database up to the newest version.",
        footer = {"", "Refuses (exit code 2) if the schema holds anything. Exit codes: 0 done, 1 failed, 2 refused."})
final class InitCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Initialization.Result result =
                    Terminal.bean(MigrationOperations.class).init();
            terminal.out().printf("Version %s, by %d migrations.%n", result.version(), result.migrations());
            return Terminal.OK;
        });
    }
}
