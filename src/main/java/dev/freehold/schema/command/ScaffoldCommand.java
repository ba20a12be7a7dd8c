package dev.freehold.schema.command;

import dev.freehold.schema.migration.Scaffold;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "scaffold",
        mixinStandardHelpOptions = true,
        description = "Begins the next migration in the source tree: its script and its undo script.",
        footer = {"", "For developers. Exit codes: 0 done, 1 failed, 2 refused."})
final class ScaffoldCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is about: small letters, digits, underscores.")
    private String name;

    @Option(
            names = "--resources",
            paramLabel = "DIRECTORY",
            defaultValue = "src/main/resources",
            description = "Where db/migration and db/undo are; ${DEFAULT-VALUE} if not said.")
    private Path resources;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Scaffold.Result result =
                    new Scaffold(resources, "./mvnw test -Dtest=SnapshotsTest -Dsnapshots.update").next(name);
            result.files().forEach(terminal.out()::println);
            result.next().forEach(terminal.out()::println);
            return Terminal.OK;
        });
    }
}
