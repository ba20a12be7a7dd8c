package dev.freehold.schema.command;

import dev.freehold.schema.governor.MigrationOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Applies the migrations that are pending.",
        footer = {
            "",
            "One governor at a time. A statement that gets no lock in time lets go and is tried again. Exit codes: 0 done, 1 failed (those before the failing one stay applied), 2 refused."
        })
final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            int migrated = Terminal.bean(MigrationOperations.class).migrate();
            terminal.out().println(migrated == 0 ? "Nothing was pending." : migrated + " applied.");
            return Terminal.OK;
        });
    }
}
