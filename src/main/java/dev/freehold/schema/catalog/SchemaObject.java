package dev.freehold.schema.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One object of a schema, as the catalog describes it.
 *
 * @param table the table that it belongs to; empty for objects that stand alone
 * @param name within its table or schema, not quoted; of a function with the types of its arguments, {@code distance(point)}
 * @param attributes what is so; what is as usual is absent
 * @param alternatives other texts that PostgreSQL has for the same attribute: those of other versions, and those that it has
 *     after a dump and a restore. Only snapshots know them
 */
public record SchemaObject(
        Kind kind,
        String table,
        String name,
        Map<Attribute, String> attributes,
        Map<Attribute, List<String>> alternatives) {
    /** PostgreSQL quotes the table where it must, and the column never. */
    private static final Pattern OWNER = Pattern.compile("(?:\"((?:[^\"]|\"\")+)\"|([^.\"]+))\\.(.+)", Pattern.DOTALL);

    public SchemaObject {
        attributes = Collections.unmodifiableMap(copy(attributes));
        alternatives = Collections.unmodifiableMap(copy(alternatives));
    }

    public SchemaObject(Kind kind, String table, String name, Map<Attribute, String> attributes) {
        this(kind, table, name, attributes, Map.of());
    }

    private static <V> Map<Attribute, V> copy(Map<Attribute, V> map) {
        Map<Attribute, V> copy = new EnumMap<>(Attribute.class);
        copy.putAll(map);
        return copy;
    }

    /** {@code table.name}, or the name alone. */
    public String fullName() {
        return table.isEmpty() ? name : table + "." + name;
    }

    /** The table that it is or belongs to; empty for objects that stand alone. */
    public String tableName() {
        return kind == Kind.TABLE ? name : table;
    }

    /** The table to one of whose columns the sequence belongs, not quoted; empty for all else. */
    public Optional<String> owner() {
        return attribute(Attribute.OWNED_BY)
                .map(OWNER::matcher)
                .filter(Matcher::matches)
                .map(owner ->
                        owner.group(1) == null ? owner.group(2) : owner.group(1).replace("\"\"", "\""));
    }

    /** The column that the sequence belongs to, not quoted; empty for all else. */
    public Optional<String> ownerColumn() {
        return attribute(Attribute.OWNED_BY)
                .map(OWNER::matcher)
                .filter(Matcher::matches)
                .map(owner -> owner.group(3));
    }

    public Optional<String> attribute(Attribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public boolean is(Attribute attribute) {
        return "true".equals(attributes.get(attribute));
    }

    /** Whether both say the same of the attribute, be it in another text that PostgreSQL has for it. */
    public boolean agreesWith(SchemaObject other, Attribute attribute) {
        String mine = attributes.get(attribute);
        String theirs = other.attributes.get(attribute);
        if (mine == null || theirs == null) {
            return mine == null && theirs == null;
        }
        return mine.equals(theirs) || texts(attribute).stream().anyMatch(other.texts(attribute)::contains);
    }

    /** All texts that are known for an attribute which the object has. */
    public List<String> texts(Attribute attribute) {
        List<String> others = alternatives.getOrDefault(attribute, List.of());
        String own = attributes.get(attribute);
        if (own == null) {
            return others;
        }
        return others.isEmpty()
                ? List.of(own)
                : Stream.concat(Stream.of(own), others.stream()).toList();
    }
}
