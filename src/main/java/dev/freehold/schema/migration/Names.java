package dev.freehold.schema.migration;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in statements. */
final class Names {
    private Names() {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** All of them with the schema before, for statements that take a list. */
    static String quoted(String schema, Collection<String> names) {
        return names.stream().map(name -> quoted(schema) + "." + quoted(name)).collect(Collectors.joining(", "));
    }
}
