package dev.freehold.demo.story;

import java.util.List;

/** A task of a plan, and how far it has come on the last day of the story. */
record PlannedTask(String status, String title) {
    private static final String SEPARATOR = ": ";

    /** @param text one {@code status: title} per line */
    static List<PlannedTask> parse(String text) {
        return text.lines().map(PlannedTask::parseLine).toList();
    }

    private static PlannedTask parseLine(String line) {
        int separator = line.indexOf(SEPARATOR);
        return new PlannedTask(line.substring(0, separator), line.substring(separator + SEPARATOR.length()));
    }

    boolean isUntouched() {
        return status.equals("todo");
    }

    boolean isDone() {
        return status.equals("done");
    }

    boolean isCancelled() {
        return status.equals("cancelled");
    }
}
