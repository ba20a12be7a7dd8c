package dev.freehold.schema.plan;

import dev.freehold.schema.drift.Printable;
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
                        Printable.line(step.finding().name()),
                        step.finding().aspect()));
        if (!step.lock().isEmpty()) {
            text.append("-- lock: ")
                    .append(Printable.line(step.lock()))
                    .append(step.concurrent() ? ", outside of a transaction" : "")
                    .append('\n');
        }
        if (!step.note().isEmpty()) {
            text.append("-- ").append(Printable.line(step.note())).append('\n');
        }
        step.statements().forEach(sql -> text.append(step.risk() == Risk.MANUAL ? suggested(sql) : sql)
                .append(";\n"));
        return text.toString();
    }

    private static String suggested(String sql) {
        return "-- suggested: " + Printable.text(sql).replace("\n", "\n--   ");
    }
}
