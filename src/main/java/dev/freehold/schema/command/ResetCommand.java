package dev.freehold.schema.command;

import dev.freehold.schema.governor.MigrationOperations;
import dev.freehold.schema.reset.Reset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Deletes everything that is managed and builds it anew, after a backup.",
        footer = {
            "",
            "Needs AUTO_SCHEMA_DESTRUCTIVE=true and --yes-delete-everything. What is not managed, and what"
                    + " is protected, stays. Exit codes: 0 done, 1 failed, 2 refused."
        })
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(names = "--yes-delete-everything", description = "Says that you mean it.")
    private boolean confirmed;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Reset.Result result = Terminal.bean(MigrationOperations.class).reset(confirmed, terminal::progress);
            terminal.out()
                    .printf(
                            "%d tables were deleted (backup %s); the database is at version %s now.%n",
                            result.dropped().size(), result.backup(), result.version());
            return Terminal.OK;
        });
    }
}
