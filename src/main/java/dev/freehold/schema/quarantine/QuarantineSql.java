package dev.freehold.schema.quarantine;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that keep what is about to be lost; they run in the transaction that loses it. What is kept gets a new name each
 * time, so that nothing there is ever written over.
 */
public final class QuarantineSql {
    /** The schema of PostgreSQL that holds it. */
    public static final String SCHEMA = "quarantine";

    private static final int LONGEST_NAME = 63;
    /** Two underscores and the digits of a count. */
    private static final int ROOM_FOR_NUMBER = 8;

    private static final Pattern KEY_COLUMNS = Pattern.compile("PRIMARY KEY \\((.*?)\\)");

    private QuarantineSql() {}

    /**
     * Copies a column with the key of its table; without a primary key the whole rows.
     *
     * @param primaryKey of the column's table, if it has one
     */
    public static List<String> keepColumn(SchemaObject column, Optional<SchemaObject> primaryKey) {
        String columns = primaryKey
                .flatMap(key -> key.attribute(Attribute.DEFINITION))
                .map(KEY_COLUMNS::matcher)
                .filter(Matcher::find)
                .map(key -> key.group(1) + ", " + Identifier.quote(column.name()))
                .orElse("*");
        return keep(column.table(), column.table() + "_" + column.name(), columns);
    }

    /** Copies a whole table. */
    public static List<String> keepTable(String table) {
        return keep(table, table, "*");
    }

    private static List<String> keep(String table, String name, String columns) {
        String base = name.substring(0, Math.min(name.length(), LONGEST_NAME - ROOM_FOR_NUMBER));
        String source = Identifier.quote(table);
        return List.of(
                "lock table " + source + " in access exclusive mode",
                "create schema if not exists " + SCHEMA,
                """
                do $keep$
                declare
                    place text;
                begin
                    select %1$s || '__' || number into place
                    from generate_series(1, 100000) as number
                    where to_regclass(format('%2$s.%%I', %1$s || '__' || number)) is null
                    limit 1;
                    execute format('create table %2$s.%%I as select %3$s from %4$s', place);
                    execute format('comment on table %2$s.%%I is %%L', place,
                        %5$s || to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
                end
                $keep$""".formatted(
                                Identifier.literal(base),
                                SCHEMA,
                                columns.replace("'", "''").replace("%", "%%"),
                                source.replace("'", "''").replace("%", "%%"),
                                Identifier.literal("from " + name + ", taken out at ")));
    }
}
