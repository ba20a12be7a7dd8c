package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One object in the three pictures; null where a picture lacks it.
 *
 * @param model as the entities say it
 * @param migrations as the migrations build it
 * @param live as the database holds it
 */
record Triple(SchemaObject model, SchemaObject migrations, SchemaObject live) {

    /** The object itself, as the migrations have it if they do. */
    SchemaObject any() {
        return Stream.of(migrations, live, model)
                .flatMap(object -> Optional.ofNullable(object).stream())
                .findFirst()
                .orElseThrow();
    }

    Kind kind() {
        return any().kind();
    }
}
