package dev.freehold.schema.command;

import dev.freehold.schema.governor.Governor;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.PlanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows the SQL that would bring the database to what its migrations build.",
        footer = {
            "",
            "Changes nothing. Each step has its lock and what to know before it runs; the plan has a hash, by which destructive"
                    + " steps are allowed. Exit codes: 0 nothing to do, 2 there are steps, 1 the database could not be looked at."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Plan plan = Terminal.bean(Governor.class).plan();
            terminal.out().println(PlanText.of(plan));
            return plan.steps().isEmpty() ? Terminal.OK : Terminal.FINDINGS;
        });
    }
}
