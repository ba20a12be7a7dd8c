package dev.freehold.schema.command;

import dev.freehold.schema.checklist.Check;
import dev.freehold.schema.governor.MigrationOperations;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Goes through everything that a sound database has, point by point.",
        footer = {"", "Changes nothing. Exit codes: 0 all is well, 2 a point is not, 1 could not look."})
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            List<Check> checks = Terminal.bean(MigrationOperations.class).verify();
            checks.forEach(check -> {
                terminal.out().printf("[%s] %s: %s%n", check.ok() ? "ok" : "--", check.name(), check.detail());
                check.named().forEach(name -> terminal.out().println("       " + name));
            });
            return checks.stream().allMatch(Check::ok) ? Terminal.OK : Terminal.FINDINGS;
        });
    }
}
