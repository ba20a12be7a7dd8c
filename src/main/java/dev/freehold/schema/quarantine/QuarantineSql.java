package dev.freehold.schema.quarantine;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Pattern KEY = Pattern.compile("PRIMARY KEY \\(((?:\"(?:[^\"]|\"\")*\"|[^\"()])*)\\)");
    /** What comes after a name, as of version 18, is no part of it. */
    private static final Pattern KEY_COLUMN = Pattern.compile("(?:^|,)\\s*(?:\"((?:[^\"]|\"\")*)\"|([^\",\\s]+))");

    private static final String MAKE_SCHEMA = """
            do $$
            begin
                -- Whoever may not create schemas may not even say "if not exists".
                if to_regnamespace('%1$s') is null then
                    create schema %1$s;
                end if;
            end
            $$""".formatted(SCHEMA);

    private static final String KEEP = """

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
            """;

    private QuarantineSql() {}

    /**
     * Copies a column with the key of its table; without a primary key the whole rows.
     *
     * @param primaryKey of the column's table, if it has one
     */
    public static List<String> keepColumn(SchemaObject column, Optional<SchemaObject> primaryKey) {
        String columns = primaryKey
                .flatMap(key -> key.attribute(Attribute.DEFINITION))
                .map(KEY::matcher)
                .filter(Matcher::find)
                .map(key -> Stream.concat(keyColumns(key.group(1)), Stream.of(column.name()))
                        .distinct()
                        .map(Identifier::quote)
                        .collect(Collectors.joining(", ")))
                .orElse("*");
        return keep(column.table(), column.table() + "_" + column.name(), columns);
    }

    /** The names, not quoted. */
    private static Stream<String> keyColumns(String list) {
        return KEY_COLUMN
                .matcher(list)
                .results()
                .map(column -> column.group(1) == null
                        ? column.group(2)
                        : column.group(1).replace("\"\"", "\""));
    }

    /** Copies a whole table. */
    public static List<String> keepTable(String table) {
        return keep(table, table, "*");
    }

    private static List<String> keep(String table, String name, String columns) {
        String source = Identifier.quote(table);
        String block = KEEP.formatted(
                Identifier.literal(firstBytes(name, LONGEST_NAME - ROOM_FOR_NUMBER)),
                SCHEMA,
                inFormat(columns),
                inFormat(source),
                Identifier.literal("from " + name + ", taken out at "));
        return List.of("lock table " + source + " in access exclusive mode", MAKE_SCHEMA, "do " + dollarQuoted(block));
    }

    /** As it stands in a literal that is the pattern of {@code format}. */
    private static String inFormat(String sql) {
        return sql.replace("'", "''").replace("%", "%%");
    }

    /** Names are counted in bytes. No character is cut in two. */
    private static String firstBytes(String text, int limit) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > limit) {
                return text.substring(0, end);
            }
            end = next;
        }
        return text;
    }

    /** In quotes that the text, which holds names of others, does not end. */
    private static String dollarQuoted(String text) {
        String quote = "$keep$";
        for (int number = 1; text.contains(quote); number++) {
            quote = "$keep" + number + "$";
        }
        return quote + text + quote;
    }
}
