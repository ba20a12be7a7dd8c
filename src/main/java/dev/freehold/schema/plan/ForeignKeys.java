package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the definition of a foreign key tells. */
final class ForeignKeys {
    private static final Pattern REFERENCES = Pattern.compile("\\bREFERENCES (\"(?:[^\"]|\"\")+\"|[^\\s(]+)");

    private ForeignKeys() {}

    /** The table that it refers to, not quoted. */
    static String referenced(SchemaObject foreignKey) {
        String definition = foreignKey.attribute(Attribute.DEFINITION).orElse("");
        Matcher references = REFERENCES.matcher(definition);
        if (!references.find()) {
            throw new IllegalArgumentException("no foreign key: " + definition);
        }
        String table = references.group(1);
        return table.startsWith("\"") ? table.substring(1, table.length() - 1).replace("\"\"", "\"") : table;
    }
}
