package dev.freehold.schema.attribution;

/**
 * What the event triggers of a governed schema are called. Event triggers belong to the whole database, which may have several
 * governed schemas.
 *
 * @param schema the governed schema, not quoted
 */
record TriggerNames(String schema) {
    String function() {
        return "record_ddl_" + schema;
    }

    String onCommand() {
        return "freehold_ddl_" + schema;
    }

    String onDrop() {
        return "freehold_drop_" + schema;
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
