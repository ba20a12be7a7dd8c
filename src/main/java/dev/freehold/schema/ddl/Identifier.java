package dev.freehold.schema.ddl;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as SQL has to spell them. */
public final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** All keywords of PostgreSQL 15 to 18 that cannot name everything: the reserved, and those of types, functions, columns. */
    private static final Set<String> KEYWORDS = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
            char character check coalesce collate collation column concurrently constraint create cross current_catalog
            current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable
            desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
            grouping having ilike in initially inner inout int integer intersect interval into is isnull join json json_array
            json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
            lateral leading least left like limit localtime localtimestamp merge_action national natural nchar none normalize
            not notnull null nullif numeric offset on only or order out outer overlaps overlay placing position precision primary
            real references returning right row select session_user setof similar smallint some substring symmetric
            system_user table tablesample then time timestamp to trailing treat trim true union unique user using values varchar
            variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse
            xmlpi xmlroot xmlserialize xmltable""".split("\\s+"));

    private Identifier() {}

    /**
     * A name as it stands in a statement: quoted where it has to be, and only there.
     *
     * @param name as the catalog has it, not quoted
     */
    public static String quote(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name with the schema that it is in. */
    public static String quote(String schema, String name) {
        return quote(schema) + "." + quote(name);
    }

    /** Names with the schema that they are in, for statements that take a list. */
    public static String quoteAll(String schema, Collection<String> names) {
        return names.stream().map(name -> quote(schema, name)).collect(Collectors.joining(", "));
    }

    /** A text as a literal, whatever {@code standard_conforming_strings} is set to. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
