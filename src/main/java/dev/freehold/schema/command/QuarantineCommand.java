package dev.freehold.schema.command;

import dev.freehold.schema.governor.BackupOperations;
import dev.freehold.schema.quarantine.Quarantine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists what was taken out of the schema and is still kept, or deletes it for good.",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 refused."})
final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--purge",
            paramLabel = "NAME",
            description = "Delete this one for good; needs AUTO_SCHEMA_DESTRUCTIVE=true.")
    private String purged;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            BackupOperations operations = Terminal.bean(BackupOperations.class);
            if (purged != null) {
                operations.purge(purged);
                terminal.out().println("Deleted: " + purged);
            } else {
                List<Quarantine.Kept> all = operations.quarantine();
                if (all.isEmpty()) {
                    terminal.out().println("Nothing is kept.");
                }
                all.forEach(kept ->
                        terminal.out().printf("%s  %s, %,d kB%n", kept.name(), kept.origin(), kept.bytes() / 1024));
            }
            return Terminal.OK;
        });
    }
}
