package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.drift.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A missing table is made with all that belongs to it; its foreign keys come when all tables are there. */
final class TableRule {
    private final Catalog migrations;
    private final TakenNames names;
    private final ConstraintRule constraints;

    TableRule(Catalog migrations, TakenNames names, ConstraintRule constraints) {
        this.migrations = migrations;
        this.names = names;
        this.constraints = constraints;
    }

    List<Step> answer(Finding finding) {
        SchemaObject table = finding.expected().orElseThrow();
        return finding.aspect().equals(Finding.EXISTENCE) ? create(finding, table) : List.of(byHand(finding, table));
    }

    private List<Step> create(Finding finding, SchemaObject table) {
        List<SchemaObject> parts = migrations.ofTable(table.name());
        Optional<String> taken =
                parts.stream().flatMap(part -> names.takenFrom(part).stream()).findFirst();
        if (taken.isPresent()) {
            return List.of(Step.manual(finding, taken.get(), Ddl.createTable(table, of(parts, Kind.COLUMN))));
        }
        List<String> statements = new ArrayList<>();
        statements.add(Ddl.createTable(table, of(parts, Kind.COLUMN)));
        for (Kind kind : List.of(Kind.PRIMARY_KEY, Kind.UNIQUE, Kind.CHECK, Kind.EXCLUSION)) {
            of(parts, kind).forEach(part -> statements.add(Ddl.addConstraint(part, false)));
        }
        of(parts, Kind.INDEX).forEach(index -> statements.add(Ddl.createIndex(index, false)));
        List<Step> steps = new ArrayList<>();
        steps.add(Step.safe(
                finding,
                table,
                Locks.NONE,
                "It comes without the rows that it had, or that migrations put in.",
                statements));
        of(parts, Kind.FOREIGN_KEY).forEach(key -> steps.addAll(constraints.addWithoutScan(finding, key)));
        of(parts, Kind.TRIGGER).forEach(trigger -> steps.add(createTrigger(finding, trigger)));
        return steps;
    }

    static Step createTrigger(Finding finding, SchemaObject trigger) {
        List<String> statements = trigger.attribute(Attribute.ENABLED).isPresent()
                ? List.of(Ddl.createTrigger(trigger), Ddl.enableTrigger(trigger))
                : List.of(Ddl.createTrigger(trigger));
        return Step.safe(finding, trigger, Locks.of(Locks.SHARE_ROW_EXCLUSIVE, trigger.table()), "", statements);
    }

    private static List<SchemaObject> of(List<SchemaObject> parts, Kind kind) {
        return parts.stream().filter(part -> part.kind() == kind).toList();
    }

    private static Step byHand(Finding finding, SchemaObject table) {
        return switch (Attribute.of(finding.aspect())) {
            case PERSISTENCE ->
                Step.manual(
                        finding,
                        "The whole table is written anew, and nobody reads or writes it meanwhile.",
                        ColumnDdl.setPersistence(table));
            case ROW_SECURITY ->
                Step.manual(
                        finding,
                        "Policies decide who sees which rows; whoever switched this may have had a reason.",
                        Ddl.setRowSecurity(
                                table, table.attribute(Attribute.ROW_SECURITY).isPresent() ? "enable" : "disable"));
            default -> Step.manual(finding, "The rows would have to move into another table.");
        };
    }
}
