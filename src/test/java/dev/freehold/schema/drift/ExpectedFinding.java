package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Kind;

/**
 * What the report should say of a difference, and what a repair should make of it.
 *
 * @param name in full, as {@link Finding#name}
 */
public record ExpectedFinding(Kind kind, String name, String aspect, FindingClass findingClass, Answer answer) {
    /** What the planner has for a finding. */
    public enum Answer {
        /** On the allow-list: a repair puts it right and changes no row. */
        REPAIR,
        /** Takes something away: for those alone who say so, with a plan that they looked at and a backup. */
        DESTRUCTIVE,
        /** Not done by any command; the plan says why. */
        MANUAL,
        /** There is nothing to do. */
        NOTHING
    }

    /** Whether a finding says this. */
    public boolean matches(Finding finding) {
        return text(finding).equals(toString());
    }

    /** A finding in the form of {@link #toString}, so that the two can be compared and read. */
    public static String text(Finding finding) {
        return finding.findingClass() + " " + finding.kind() + " " + finding.name() + " " + finding.aspect();
    }

    @Override
    public String toString() {
        return findingClass + " " + kind + " " + name + " " + aspect;
    }
}
