package dev.freehold.schema.ddl;

import static dev.freehold.schema.ddl.Identifier.quote;

import dev.freehold.schema.catalog.SchemaObject;

/** The statements that drop objects, one per call, without a semicolon. None cascades: what still needs the object keeps it. */
public final class DropDdl {
    private DropDdl() {}

    /** The statement that drops an object, whatever its kind. */
    public static String drop(SchemaObject object) {
        return switch (object.kind()) {
            case TABLE -> "drop table " + quote(object.name());
            case COLUMN -> Ddl.alterTable(object.table()) + " drop column " + quote(object.name());
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY ->
                Ddl.alterTable(object.table()) + " drop constraint " + quote(object.name());
            case INDEX -> dropIndex(object, false);
            case TRIGGER -> "drop trigger " + quote(object.name()) + " on " + quote(object.table());
            case VIEW -> "drop view " + quote(object.name());
            case MATERIALIZED_VIEW -> "drop materialized view " + quote(object.name());
            case SEQUENCE -> "drop sequence " + quote(object.name());
            case ENUM -> "drop type " + quote(object.name());
            case DOMAIN -> "drop domain " + quote(object.name());
            case FUNCTION -> "drop routine " + routine(object.name());
        };
    }

    /**
     * {@code drop index}.
     *
     * @param concurrently without keeping readers and writers out; not in a transaction
     */
    public static String dropIndex(SchemaObject index, boolean concurrently) {
        return "drop index " + (concurrently ? "concurrently if exists " : "") + quote(index.name());
    }

    /** The catalog's name of a function ends with its arguments, which are spelled as SQL has them. */
    private static String routine(String name) {
        int arguments = name.indexOf('(');
        return quote(name.substring(0, arguments)) + name.substring(arguments);
    }
}
