package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.HelperName;

/** What a repair that was broken off leaves behind. It is known by exactly what it is: a name that only looks like it is nothing. */
final class Leftovers {
    static final String NOTE = "Left over from a repair that was broken off.";

    private final Catalog migrations;

    Leftovers(Catalog migrations) {
        this.migrations = migrations;
    }

    /** Whether the governor made it, for a while, and nobody else can have. */
    boolean contain(SchemaObject extra) {
        return isProofOfNotNull(extra) || standsInForAnother(extra);
    }

    private boolean isProofOfNotNull(SchemaObject extra) {
        return extra.kind() == Kind.CHECK
                && migrations.ofTable(extra.table()).stream()
                        .filter(column -> column.kind() == Kind.COLUMN)
                        .anyMatch(column -> extra.name().equals(HelperName.of("not_null", column.name()))
                                && definition(extra)
                                        .equals("CHECK ((" + Identifier.quote(column.name()) + " IS NOT NULL))"));
    }

    private boolean standsInForAnother(SchemaObject extra) {
        return (extra.kind() == Kind.INDEX || extra.kind() == Kind.CHECK || extra.kind() == Kind.FOREIGN_KEY)
                && migrations.ofTable(extra.table()).stream()
                        .anyMatch(wanted -> wanted.kind() == extra.kind()
                                && extra.name().equals(HelperName.of("new", wanted.name()))
                                && wanted.agreesWith(extra, Attribute.DEFINITION));
    }

    private static String definition(SchemaObject object) {
        return object.attribute(Attribute.DEFINITION).orElse("");
    }
}
