package dev.freehold.schema.command;

import dev.freehold.schema.database.Operation;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.governor.Governor;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how far the migrations are, how many findings there are, and who governs now.",
        footer = {
            "",
            "Changes nothing. Exit codes: 0 at the head and clean, 2 something is pending, broken or drifted, 1 could not look."
        })
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Governor.Status status = Terminal.bean(Governor.class).status();
            DriftReport report = status.report();
            terminal.out().printf("Version   %s of %s%n", report.version(), report.head());
            terminal.out()
                    .printf(
                            "Pending   %s%n",
                            status.migrations().pending().isEmpty()
                                    ? "none"
                                    : status.migrations().pending().stream()
                                            .map(step -> step.title())
                                            .collect(Collectors.joining(", ")));
            status.migrations().problems().forEach(problem -> terminal.out().println("Problem   " + problem));
            terminal.out().printf("Findings  %s%n", report.whyNotCompared().orElseGet(() -> counts(report)));
            terminal.out().printf("Governor  %s%n", status.lockHolder().orElse("nobody is at work"));
            status.unfinished().forEach(operation -> terminal.out()
                    .printf(
                            "%-8s  %s since %s by %s%n",
                            isBroken(operation) ? "Broken" : "Running",
                            operation.kind(),
                            operation.at(),
                            operation.dbUser()));
            boolean sound = report.isClean()
                    && !report.hasPending()
                    && status.unfinished().stream().noneMatch(StatusCommand::isBroken)
                    && status.migrations().problems().isEmpty();
            return sound ? Terminal.OK : Terminal.FINDINGS;
        });
    }

    private static boolean isBroken(Operation operation) {
        return operation.outcome() == Operation.Outcome.INTERRUPTED;
    }

    private static String counts(DriftReport report) {
        return report.findings().isEmpty()
                ? "none"
                : report.counts().entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
