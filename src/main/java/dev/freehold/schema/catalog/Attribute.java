package dev.freehold.schema.catalog;

import java.util.Locale;

/** What the catalog says of an object. Two objects of one name are the same when all of these agree. */
public enum Attribute {
    /** Of a column or a sequence: with length and precision, as {@code format_type} has it. Of a domain: what it is based on. */
    TYPE,
    /** Of a column: {@code true}, or absent. */
    NOT_NULL,
    /** Of a column: the expression. */
    DEFAULT,
    /** Of a column: {@code always} or {@code by default}. */
    IDENTITY,
    /** Of a column: the expression that it is generated from. */
    GENERATED,
    /** Of a generated column: {@code stored} or {@code virtual}. */
    STORAGE,
    /** Of a column or a domain: its collation, if that is not the type's own. */
    COLLATION,
    /**
     * Of a constraint: as {@code pg_get_constraintdef} has it, without {@code NOT VALID}. Of a domain: its checks, with their names.
     * Of an index: as {@code pg_get_indexdef} has it, without its name; of a trigger likewise. Of functions and views: the whole
     * statement or query.
     */
    DEFINITION,
    /** Of a constraint or an index: {@code false} where it is NOT VALID or INVALID, otherwise absent. */
    VALID,
    /**
     * Of a trigger: {@code disabled}, {@code replica} or {@code always}; absent where it fires as usual. Of a constraint that
     * triggers enforce, such as a foreign key: {@code disabled} where one of them does not fire as usual.
     */
    ENABLED,
    /** Of an enum: its labels in order, quoted and separated by commas. */
    LABELS,
    /** Of a sequence: {@code table.column}. */
    OWNED_BY,
    /** Of a sequence: increment, bounds, start, cache and cycle. */
    OPTIONS,
    /** Of a table: the partition key. */
    PARTITION_KEY,
    /** Of a table: {@code unlogged}, otherwise absent. */
    PERSISTENCE,
    /** Of a table: {@code enabled} or {@code forced}, otherwise absent. */
    ROW_SECURITY,
    /** Of a table: the tables it inherits from. */
    INHERITS,
    /** Of a column: its number, counting from 1 without gaps. Information only. */
    POSITION;

    /** As reports and snapshots spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Attribute of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
