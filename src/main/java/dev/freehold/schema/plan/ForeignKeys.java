package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the definition of a foreign key tells. */
final class ForeignKeys {
    private static final Pattern REFERENCES = Pattern.compile("\\bREFERENCES (\"(?:[^\"]|\"\")+\"|[^\\s(]+)");

    private static final Pattern COLUMNS = Pattern.compile(
            "^FOREIGN KEY \\((.*?)\\) REFERENCES (?:\"(?:[^\"]|\"\")+\"|[^\\s(]+)\\((.*?)\\)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("\"(?:[^\"]|\"\")+\"|[^,\\s]+");

    private ForeignKeys() {}

    /** Whether a column is on one of its sides. */
    static boolean uses(SchemaObject foreignKey, SchemaObject column) {
        Matcher sides =
                COLUMNS.matcher(foreignKey.attribute(Attribute.DEFINITION).orElse(""));
        if (!sides.find()) {
            return false;
        }
        return (foreignKey.table().equals(column.table()) && names(sides.group(1), column))
                || (referenced(foreignKey).equals(column.table()) && names(sides.group(2), column));
    }

    private static boolean names(String columns, SchemaObject column) {
        return COLUMN.matcher(columns).results().anyMatch(name -> unquoted(name.group())
                .equals(column.name()));
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** The table that it refers to, not quoted. */
    static String referenced(SchemaObject foreignKey) {
        String definition = foreignKey.attribute(Attribute.DEFINITION).orElse("");
        Matcher references = REFERENCES.matcher(definition);
        if (!references.find()) {
            throw new IllegalArgumentException("no foreign key: " + definition);
        }
        return unquoted(references.group(1));
    }
}
