package dev.freehold.schema.drift;

/**
 * Names and texts of others, fit to be shown: anybody may name a table, and a terminal obeys, or a line of SQL ends, where he
 * likes.
 */
public final class Printable {
    private Printable() {}

    /** On one line. */
    public static String line(String foreign) {
        return text(foreign).replaceAll("[\n\t]", "?");
    }

    /** With the lines that it has. */
    public static String text(String foreign) {
        return foreign.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029&&[^\n\t]]", "?");
    }
}
