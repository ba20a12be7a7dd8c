package dev.freehold.schema.command;

import dev.freehold.schema.backup.Restoration;
import dev.freehold.schema.governor.BackupOperations;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Restores a backup into a schema without tables, and compares what is there then with it.",
        footer = {
            "",
            "One transaction: if it fails, nothing has changed. Exit codes: 0 equal to what was backed up, 1"
                    + " failed, 2 refused, or something differs."
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The backup: see `schema backup --list`.")
    private Path file;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Restoration restoration = Terminal.bean(BackupOperations.class)
                    .restore(file, (table, rows) -> terminal.progress("%s: %,d rows".formatted(table, rows)));
            terminal.out().printf("%d tables, %,d rows restored.%n", restoration.tables(), restoration.rows());
            restoration.skipped().stream()
                    .sorted()
                    .map("the schema %s was not restored: the database has its own"::formatted)
                    .forEach(terminal.out()::println);
            restoration.differences().forEach(difference -> terminal.out().println("differs: " + difference));
            return restoration.isEqual() ? Terminal.OK : Terminal.FINDINGS;
        });
    }
}
