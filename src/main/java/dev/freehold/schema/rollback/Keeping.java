package dev.freehold.schema.rollback;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.quarantine.QuarantineSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How what a step loses is kept. */
final class Keeping {
    private Keeping() {}

    /** The statements: whole tables where rows go or anything is changed, otherwise the columns that go. */
    static List<String> of(List<RowLoss> losses, Catalog catalog) {
        TreeSet<String> tables = new TreeSet<>();
        losses.stream()
                .filter(loss -> loss.column().isEmpty() || loss.isChange())
                .forEach(loss -> tables.add(loss.table()));
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.addAll(QuarantineSql.keepTable(table)));
        losses.stream()
                .filter(loss -> !tables.contains(loss.table()))
                .forEach(loss -> statements.addAll(column(loss, catalog)));
        return statements;
    }

    private static List<String> column(RowLoss loss, Catalog catalog) {
        SchemaObject column = new SchemaObject(Kind.COLUMN, loss.table(), loss.column(), Map.of());
        return QuarantineSql.keepColumn(
                column,
                catalog.ofTable(loss.table()).stream()
                        .filter(part -> part.kind() == Kind.PRIMARY_KEY)
                        .findFirst());
    }
}
