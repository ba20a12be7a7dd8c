package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.drift.Finding;
import java.sql.SQLException;
import java.util.List;

/** Which rule answers a finding of drift. */
final class Rules {
    private final TableRule tables;
    private final ColumnRule columns;
    private final ConstraintRule constraints;
    private final IndexRule indexes;

    Rules(Catalog migrations, Catalog live, Rows rows) {
        TakenNames names = new TakenNames(live);
        this.constraints = new ConstraintRule(new KeyRule(live, names), new Leftovers(migrations), rows);
        this.indexes = new IndexRule(migrations, names);
        this.tables = new TableRule(migrations, names, constraints);
        this.columns = new ColumnRule(migrations, live, rows);
    }

    List<Step> answer(Finding finding) throws SQLException {
        return switch (finding.kind()) {
            case TABLE -> tables.answer(finding);
            case COLUMN -> columns.answer(finding);
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY -> constraints.answer(finding);
            case INDEX -> indexes.answer(finding);
            case TRIGGER -> List.of(trigger(finding));
            case FUNCTION -> List.of(function(finding));
            case VIEW, MATERIALIZED_VIEW, ENUM, DOMAIN, SEQUENCE -> List.of(byHand(finding));
        };
    }

    private static Step trigger(Finding finding) {
        if (finding.expected().isEmpty()) {
            SchemaObject extra = finding.actual().orElseThrow();
            return Step.destructive(
                    finding,
                    extra,
                    Locks.of(Locks.ACCESS_EXCLUSIVE, extra.table()),
                    "What it does is done no more.",
                    List.of(DropDdl.drop(extra)));
        }
        SchemaObject trigger = finding.expected().get();
        return finding.isAbout(Attribute.ENABLED)
                ? Step.safe(
                        finding,
                        trigger,
                        Locks.of(Locks.SHARE_ROW_EXCLUSIVE, trigger.table()),
                        "Rows that came while it was off are not made up for.",
                        List.of(Ddl.enableTrigger(trigger)))
                : TableRule.createTrigger(finding, trigger);
    }

    /** Its body may name tables that a later step makes. */
    private static Step function(Finding finding) {
        SchemaObject function = finding.expected().orElseThrow();
        if (finding.actual()
                .filter(actual -> !result(actual).equals(result(function)))
                .isPresent()) {
            return Step.manual(
                    finding,
                    "It answers with another type: it has to be dropped and made anew, and what uses it with it.",
                    DropDdl.drop(function),
                    Ddl.createFunction(function));
        }
        List<String> statements = List.of("set local check_function_bodies = off", Ddl.createFunction(function));
        return Step.safe(finding, function, Locks.NONE, "", statements);
    }

    private static String result(SchemaObject function) {
        return function.attribute(Attribute.DEFINITION)
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(" RETURNS "))
                .findFirst()
                .orElse("");
    }

    private static Step byHand(Finding finding) {
        SchemaObject wanted = finding.expected().orElseThrow();
        String why =
                "A " + wanted.kind().words() + " is not on the allow-list: what depends on it decides how it can be"
                        + (finding.actual().isPresent() ? " changed." : " made.");
        return switch (wanted.kind()) {
            case VIEW -> Step.manual(finding, why, Ddl.createView(wanted));
            case MATERIALIZED_VIEW ->
                finding.actual().isPresent()
                        ? Step.manual(finding, why, DropDdl.drop(wanted), Ddl.createMaterializedView(wanted))
                        : Step.manual(finding, why, Ddl.createMaterializedView(wanted));
            case ENUM ->
                finding.actual().isPresent()
                        ? Step.manual(
                                finding, why + " Labels can be added with `alter type ... add value`, and not removed.")
                        : Step.manual(finding, why, Ddl.createEnum(wanted));
            case DOMAIN ->
                finding.actual().isPresent()
                        ? Step.manual(finding, why)
                        : Step.manual(finding, why, Ddl.createDomain(wanted));
            default ->
                finding.actual().isPresent()
                        ? Step.manual(finding, why, Ddl.ownSequence(wanted))
                        : Step.manual(finding, why, Ddl.createSequence(wanted), Ddl.ownSequence(wanted));
        };
    }
}
