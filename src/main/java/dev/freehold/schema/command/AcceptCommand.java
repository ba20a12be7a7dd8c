package dev.freehold.schema.command;

import dev.freehold.schema.governor.Governor;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Takes what is not managed as it is now: changes to it before this are reported no more.",
        footer = {"", "Writes to the governor's own books only. Exit codes: 0 done, 1 failed, 2 refused."})
final class AcceptCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Optional<String> obstacle = Terminal.bean(Governor.class).accept();
            if (obstacle.isPresent()) {
                terminal.complain("nothing is remembered: " + obstacle.get());
                return Terminal.FINDINGS;
            }
            terminal.out().println("What is not managed is remembered as it is now.");
            return Terminal.OK;
        });
    }
}
