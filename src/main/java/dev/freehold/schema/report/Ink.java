package dev.freehold.schema.report;

import dev.freehold.schema.drift.Severity;

/** The colours of a terminal, or none. */
enum Ink {
    PLAIN,
    COLOURED;

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    String of(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> in(RED, text);
            case WARNING -> in(YELLOW, text);
            case INFO -> in(CYAN, text);
        };
    }

    String heading(String text) {
        return in(BOLD, text);
    }

    String good(String text) {
        return in(GREEN, text);
    }

    String warning(String text) {
        return in(YELLOW, text);
    }

    String faint(String text) {
        return in(FAINT, text);
    }

    private String in(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
