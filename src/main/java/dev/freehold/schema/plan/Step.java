package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.Finding;
import java.util.List;

/**
 * One step of a plan: what is run as a whole or not at all.
 *
 * @param finding what it answers
 * @param subject the object that it makes, changes or drops: that of the finding, or one that goes with it
 * @param risk whether it may run; of a manual one the statements are a suggestion
 * @param statements in order, in one transaction; if {@code concurrent} a single one, outside of any
 * @param concurrent whether it runs outside of a transaction, and reading and writing go on meanwhile
 * @param undo what removes the remains of one that failed, or of those before it; empty if there are none
 * @param lock the strongest lock that it takes, and on what, such as {@code ACCESS EXCLUSIVE on tasks}
 * @param instant whether it changes the catalog only, so that it can be rehearsed; otherwise it goes through rows
 * @param note what to know before it runs: a hazard, or why it is left to people; empty if there is nothing
 */
public record Step(
        Finding finding,
        SchemaObject subject,
        Risk risk,
        List<String> statements,
        boolean concurrent,
        String undo,
        boolean instant,
        String lock,
        String note) {
    public Step {
        statements = List.copyOf(statements);
    }

    static Step safe(Finding finding, SchemaObject subject, String lock, String note, List<String> statements) {
        return new Step(finding, subject, Risk.SAFE, statements, false, "", true, lock, note);
    }

    /** The same, which goes through the rows of its table. */
    Step lasting() {
        return new Step(finding, subject, risk, statements, concurrent, undo, false, lock, note);
    }

    /** The same; when it fails, a statement removes what the steps before it made for it. */
    Step undoneBy(String statement) {
        return new Step(finding, subject, risk, statements, concurrent, statement, instant, lock, note);
    }

    static Step destructive(Finding finding, SchemaObject subject, String lock, String note, List<String> statements) {
        return new Step(finding, subject, Risk.DESTRUCTIVE, statements, false, "", false, lock, note);
    }

    /** One that runs beside readers and writers; of an index, which {@code undo} would drop. */
    static Step concurrent(
            Finding finding, SchemaObject subject, Risk risk, String note, String statement, String undo) {
        String lock = Locks.of(Locks.SHARE_UPDATE_EXCLUSIVE, subject.tableName());
        return new Step(finding, subject, risk, List.of(statement), true, undo, false, lock, note);
    }

    /** Whether it drops an index that is not valid; it may have become so, and must be kept then. */
    public boolean dropsUnfinished() {
        return concurrent && subject.attribute(Attribute.VALID).isPresent();
    }

    /** The same, left to people. */
    Step leftToPeople(String why) {
        return new Step(finding, subject, Risk.MANUAL, statements, false, "", false, "", why);
    }

    static Step manual(Finding finding, String why, String... suggestion) {
        SchemaObject subject = finding.expected().or(finding::actual).orElseThrow();
        return new Step(finding, subject, Risk.MANUAL, List.of(suggestion), false, "", false, "", why);
    }
}
