package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that somebody did to a database that had all migrations, and what the report should say of it: nothing less and
 * nothing else.
 *
 * @param name what is so afterwards, in a few words
 * @param sql what was done, as superuser; it can be done to a database with rows (see {@link SeededDatabase}) and without
 * @param since the oldest major version of PostgreSQL that knows such a thing
 * @param expected usually one; two where one thing looks like two, as a renamed column does
 */
public record SeededDifference(String name, String sql, int since, List<ExpectedFinding> expected) {
    public SeededDifference {
        expected = List.copyOf(expected);
    }

    static SeededDifference seed(String name, String sql) {
        return new SeededDifference(name, sql, 0, List.of());
    }

    SeededDifference sinceVersion(int major) {
        return new SeededDifference(name, sql, major, expected);
    }

    /** Something of a managed table, or a managed object, is not there. */
    SeededDifference missing(Kind kind, String object, Answer answer) {
        return drift(kind, object, Finding.EXISTENCE, answer);
    }

    /** A managed table has something that the migrations do not give it; to take that away is destructive. */
    SeededDifference extra(Kind kind, String object) {
        return drift(kind, object, Finding.EXISTENCE, Answer.DESTRUCTIVE);
    }

    SeededDifference drift(Kind kind, String object, String aspect, Answer answer) {
        return and(new ExpectedFinding(kind, object, aspect, FindingClass.DRIFT, answer));
    }

    SeededDifference cosmetic(Kind kind, String object, String aspect) {
        return and(new ExpectedFinding(kind, object, aspect, FindingClass.COSMETIC, Answer.NOTHING));
    }

    /** An object that nobody models. */
    SeededDifference unmanaged(Kind kind, String object) {
        return and(new ExpectedFinding(kind, object, Finding.EXISTENCE, FindingClass.UNMANAGED, Answer.NOTHING));
    }

    private SeededDifference and(ExpectedFinding finding) {
        return new SeededDifference(
                name,
                sql,
                since,
                Stream.concat(expected.stream(), Stream.of(finding)).toList());
    }

    /** Whether a repair without any flag leaves nothing to report. */
    public boolean isRepairable() {
        return expected.stream().allMatch(finding -> finding.answer() == Answer.REPAIR);
    }

    /** Whether a plan has something to do that is refused without flag, hash and backup. */
    public boolean isDestructive() {
        return expected.stream().anyMatch(finding -> finding.answer() == Answer.DESTRUCTIVE);
    }

    /** Whether a plan has something that only people can do. */
    public boolean isManual() {
        return expected.stream().anyMatch(finding -> finding.answer() == Answer.MANUAL);
    }

    /** Whether both can be done to one database: neither is about what the other is about, or about a table that it takes away. */
    public boolean isCompatibleWith(SeededDifference other) {
        return expected.stream().noneMatch(mine -> other.expected.stream()
                .anyMatch(theirs ->
                        mine.name().equals(theirs.name()) || swallows(mine, theirs) || swallows(theirs, mine)));
    }

    private static boolean swallows(ExpectedFinding table, ExpectedFinding part) {
        return table.kind() == Kind.TABLE
                && List.of(Finding.EXISTENCE, "partition_key").contains(table.aspect())
                && part.name().startsWith(table.name() + ".");
    }

    /** As tests are named. */
    @Override
    public String toString() {
        return name;
    }
}
