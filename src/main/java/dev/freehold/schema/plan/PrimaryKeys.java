package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Optional;

/** By what a row is known again. */
final class PrimaryKeys {
    private PrimaryKeys() {}

    static Optional<SchemaObject> of(String table, Catalog live) {
        return live.ofTable(table).stream()
                .filter(part -> part.kind() == Kind.PRIMARY_KEY)
                .findFirst();
    }
}
