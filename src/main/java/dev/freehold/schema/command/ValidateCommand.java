package dev.freehold.schema.command;

import dev.freehold.schema.governor.Governor;
import dev.freehold.schema.report.ReportJson;
import dev.freehold.schema.report.ReportText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Terminal.FAILED,
        description = "Compares what the entities say, what the migrations build and what the database holds.",
        footer = {
            "",
            "Changes nothing. Exit codes: 0 clean, 2 findings, 1 the database could not be looked at, or is"
                    + " of a version that this build does not know. Findings of severity info"
                    + " (what is not managed, what is worded differently) leave it clean, unless --strict is given."
        })
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(names = "--json", description = "The report as JSON.")
    private boolean json;

    @Option(names = "--strict", description = "Findings of severity info count too.")
    private boolean strict;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            Governor.Drift drift = Terminal.bean(Governor.class).drift();
            terminal.out()
                    .print(
                            json
                                    ? ReportJson.of(drift.report(), drift.attributions())
                                    : ReportText.of(drift.report(), drift.attributions(), Terminal.isColoured()));
            if (!drift.report().isCompared()) {
                return Terminal.FAILED;
            }
            boolean clean = strict
                    ? drift.report().findings().isEmpty()
                    : drift.report().isClean();
            return clean ? Terminal.OK : Terminal.FINDINGS;
        });
    }
}
