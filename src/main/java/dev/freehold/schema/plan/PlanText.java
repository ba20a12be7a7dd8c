package dev.freehold.schema.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan for people, as SQL that could be run: what is not SQL is a comment. */
public final class PlanText {
    private PlanText() {}

    public static String of(Plan plan) {
        if (plan.steps().isEmpty()) {
            return "Nothing to do: the database is what its migrations build (version " + plan.version() + ").";
        }
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            text.append(step(number, step)).append('\n');
        }
        return text.append("-- Plan ")
                .append(plan.hash())
                .append(" for version ")
                .append(plan.version())
                .append(": ")
                .append(List.of(Risk.values()).stream()
                        .map(risk -> plan.with(risk).size() + " " + risk)
                        .collect(Collectors.joining(", ")))
                .append('.')
                .toString();
    }

    private static String step(int number, Step step) {
        StringBuilder text = new StringBuilder("-- %d. %s: %s %s (%s)%n"
                .formatted(
                        number,
                        step.risk(),
                        step.finding().kind().words(),
                        step.finding().name(),
                        step.finding().aspect()));
        if (!step.lock().isEmpty()) {
            text.append("-- lock: ")
                    .append(step.lock())
                    .append(step.concurrent() ? ", outside of a transaction" : "")
                    .append('\n');
        }
        if (!step.note().isEmpty()) {
            text.append("-- ").append(step.note()).append('\n');
        }
        String prefix = step.risk() == Risk.MANUAL ? "-- suggested: " : "";
        step.statements().forEach(sql -> text.append(prefix)
                .append(sql.replace("\n", "\n" + (prefix.isEmpty() ? "" : "--   ")))
                .append(";\n"));
        return text.toString();
    }
}
