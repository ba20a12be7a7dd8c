package dev.freehold.schema.command;

import dev.freehold.schema.adoption.Adoption;
import dev.freehold.schema.adoption.TableMatch;
import dev.freehold.schema.governor.MigrationOperations;
import dev.freehold.schema.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        description = "Takes over a database that was made without this tool, and says what is different there.",
        footer = {
            "",
            "Changes nothing but the history: from now on the migrations up to the version count as applied."
                    + " May be done again until one was applied. A history of another Flyway is kept under another"
                    + " name. Exit codes: 0 done and everything matches, 2 done with differences, or refused, 1"
                    + " failed."
        })
final class AdoptCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--at",
            paramLabel = "VERSION",
            description =
                    "The version that the database counts as; otherwise the one that builds exactly what is there,"
                            + " or else the newest.")
    private String version;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Adoption.Result result = Terminal.bean(MigrationOperations.class).adopt(Optional.ofNullable(version));
            for (TableMatch.State state : TableMatch.State.values()) {
                List<String> tables = result.tablesThat(state);
                terminal.out().printf("%-9s %d  %s%n", state, tables.size(), String.join(", ", tables));
            }
            result.histories().forEach(history -> terminal.out()
                    .printf(
                            "History of %s in %s: %s%n",
                            history.tool(), history.table(), String.join(", ", history.versions())));
            if (!result.unseeded().isEmpty()) {
                terminal.out()
                        .println("Empty, although migrations put rows into them: "
                                + String.join(", ", result.unseeded()));
            }
            terminal.out()
                    .printf("Adopted at version %s. See `schema validate` and `schema plan`.%n", result.version());
            if (version == null && !result.version().equals(Snapshots.head())) {
                terminal.out()
                        .printf(
                                "That is the version that builds what is there; what came after it up to %s is pending.%n",
                                Snapshots.head());
            }
            boolean matches = result.tables().stream()
                    .allMatch(match ->
                            match.state() == TableMatch.State.MATCHES || match.state() == TableMatch.State.UNMANAGED);
            return matches ? Terminal.OK : Terminal.FINDINGS;
        });
    }
}
