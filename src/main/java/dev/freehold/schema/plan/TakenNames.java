package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Optional;
import java.util.Set;

/** Tables, views, sequences, indexes and the keys made of them share their names: each may be given once in a schema. */
final class TakenNames {
    private static final Set<Kind> RELATIONS = Set.of(
            Kind.TABLE,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.INDEX,
            Kind.PRIMARY_KEY,
            Kind.UNIQUE,
            Kind.EXCLUSION);

    private final Catalog live;

    TakenNames(Catalog live) {
        this.live = live;
    }

    /** Why an object cannot be made under its name; empty if it can. */
    Optional<String> takenFrom(SchemaObject wanted) {
        return RELATIONS.contains(wanted.kind())
                ? live.objects().stream()
                        .filter(other ->
                                RELATIONS.contains(other.kind()) && other.name().equals(wanted.name()))
                        .findFirst()
                        .map(
                                other -> "The name " + wanted.name() + " is taken by " + described(other)
                                        + ", which stays as it is: somebody has to rename one of them, or to bring back what was renamed.")
                : Optional.empty();
    }

    private static String described(SchemaObject other) {
        return other.table().isEmpty()
                ? "a " + other.kind().words()
                : "the " + other.kind().words() + " of " + other.table();
    }
}
