package dev.freehold.schema.command;

import dev.freehold.schema.governor.Governor;
import dev.freehold.schema.repair.Outcome;
import dev.freehold.schema.repair.RepairReport;
import dev.freehold.schema.repair.StepResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = "Runs the safe part of the plan beside the requests of the service.",
        footer = {
            "",
            "Destructive steps run only with AUTO_SCHEMA_DESTRUCTIVE=true, --plan with the hash that `schema plan` shows, and a"
                    + " backup that `schema backup --plan` took for it. A repair that is broken off is taken up by the next."
                    + " Exit codes: 0 the schema is clean now, 2 findings are left, or refused, 1 a step failed."
        })
final class RepairCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            description = "The plan that was looked at; its destructive steps run too.")
    private String plan;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            RepairReport report = Terminal.bean(Governor.class).repair(Optional.ofNullable(plan), terminal::progress);
            report.results().forEach(this::print);
            terminal.out()
                    .printf(
                            "Plan %s: %d done, %d failed, %d skipped; %s.%n",
                            report.plan().hash(),
                            report.with(Outcome.DONE).size(),
                            report.with(Outcome.FAILED).size(),
                            report.with(Outcome.SKIPPED).size(),
                            report.after().isClean()
                                    ? "the schema is clean"
                                    : "findings are left: see `schema validate`");
            if (!report.with(Outcome.FAILED).isEmpty()) {
                return Terminal.FAILED;
            }
            return report.after().isClean() ? Terminal.OK : Terminal.FINDINGS;
        });
    }

    private void print(StepResult result) {
        terminal.out()
                .printf(
                        "%-7s  %s %s (%s)%s%n",
                        result.outcome(),
                        result.step().finding().kind().words(),
                        result.step().subject().fullName(),
                        result.step().finding().aspect(),
                        result.reason().isEmpty() ? "" : ": " + result.reason());
    }
}
