package dev.freehold.schema.ddl;

import static dev.freehold.schema.ddl.Identifier.quote;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;

/** The statements that change what is there, a table's columns and constraints above all, one per call, without a semicolon. */
public final class ColumnDdl {
    private ColumnDdl() {}

    /**
     * {@code set default}, or {@code drop default} where the column has none.
     *
     * @param column as it shall be
     */
    public static String setDefault(SchemaObject column) {
        return column.attribute(Attribute.DEFAULT)
                .map(value -> alterColumn(column) + " set default " + value)
                .orElseGet(() -> dropDefault(column));
    }

    public static String dropDefault(SchemaObject column) {
        return alterColumn(column) + " drop default";
    }

    /** {@code set not null}: reads the whole table unless a valid check proves that there are no nulls. */
    public static String setNotNull(SchemaObject column) {
        return alterColumn(column) + " set not null";
    }

    public static String dropNotNull(SchemaObject column) {
        return alterColumn(column) + " drop not null";
    }

    /**
     * {@code alter column ... type}.
     *
     * @param column as it shall be: type and collation
     */
    public static String alterType(SchemaObject column) {
        return alterColumn(column) + " type " + Ddl.required(column, Attribute.TYPE)
                + column.attribute(Attribute.COLLATION)
                        .map(collation -> " collate " + collation)
                        .orElse("");
    }

    /** {@code alter column ... type ... using}, for types that PostgreSQL does not convert by itself. */
    public static String alterType(SchemaObject column, String using) {
        return alterType(column) + " using " + using;
    }

    /** {@code drop expression}: the column keeps what was computed, and is an ordinary one from then on. */
    public static String dropExpression(SchemaObject column) {
        return alterColumn(column) + " drop expression";
    }

    /** {@code add generated ... as identity}; the column has to be NOT NULL and without a default. */
    public static String addIdentity(SchemaObject column) {
        return alterColumn(column) + " add generated " + Ddl.required(column, Attribute.IDENTITY) + " as identity";
    }

    /** {@code set generated}, for a column that is an identity of the other kind. */
    public static String setIdentity(SchemaObject column) {
        return alterColumn(column) + " set generated " + Ddl.required(column, Attribute.IDENTITY);
    }

    public static String dropIdentity(SchemaObject column) {
        return alterColumn(column) + " drop identity";
    }

    /** {@code validate constraint}: reads the table, and keeps nobody from reading or writing it. */
    public static String validateConstraint(SchemaObject constraint) {
        return Ddl.alterTable(constraint.table()) + " validate constraint " + quote(constraint.name());
    }

    /**
     * {@code alter type ... add value}, in its place. In a transaction the value cannot be used before the commit.
     *
     * @param after the label before it, not quoted; null for the first place
     * @param before the label that it shall come before when it is the first; null if the type has none
     */
    public static String addLabel(SchemaObject type, String label, String after, String before) {
        String place = after != null
                ? " after " + Identifier.literal(after)
                : before != null ? " before " + Identifier.literal(before) : "";
        return "alter type " + quote(type.name()) + " add value " + Identifier.literal(label) + place;
    }

    /** {@code alter table ... rename column}. */
    public static String renameColumn(SchemaObject column, String name) {
        return Ddl.alterTable(column.table()) + " rename column " + quote(column.name()) + " to " + quote(name);
    }

    /** {@code alter table ... rename constraint}. */
    public static String renameConstraint(SchemaObject constraint, String name) {
        return Ddl.alterTable(constraint.table()) + " rename constraint " + quote(constraint.name()) + " to "
                + quote(name);
    }

    /** {@code alter trigger ... rename}. */
    public static String renameTrigger(SchemaObject trigger, String name) {
        return "alter trigger " + quote(trigger.name()) + " on " + quote(trigger.table()) + " rename to " + quote(name);
    }

    /** {@code alter index ... rename}. */
    public static String renameIndex(SchemaObject index, String name) {
        return "alter index " + quote(index.name()) + " rename to " + quote(name);
    }

    /** {@code alter sequence} with the options that it shall have; its value stays. */
    public static String setSequenceOptions(SchemaObject sequence) {
        String options = Ddl.required(sequence, Attribute.OPTIONS);
        return "alter sequence " + quote(sequence.name()) + " as " + Ddl.required(sequence, Attribute.TYPE) + " "
                + options + (options.endsWith(" cycle") ? "" : " no cycle");
    }

    /** {@code set logged} or {@code set unlogged}: writes the table anew. */
    public static String setPersistence(SchemaObject table) {
        return Ddl.alterTable(table.name()) + " set "
                + table.attribute(Attribute.PERSISTENCE).orElse("logged");
    }

    private static String alterColumn(SchemaObject column) {
        return Ddl.alterTable(column.table()) + " alter column " + quote(column.name());
    }
}
