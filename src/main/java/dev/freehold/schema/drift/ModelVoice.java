package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;

/**
 * What the entities speak of. They name every table, its columns with type and nullability, and its primary key; they may declare
 * further constraints, indexes and defaults. Of all else they are silent, and silence agrees with the migrations.
 */
final class ModelVoice {
    private ModelVoice() {}

    /** Whether an object of this kind that the entities do not have must not be there. */
    static boolean namesAll(Kind kind) {
        return kind == Kind.TABLE || kind == Kind.COLUMN || kind == Kind.PRIMARY_KEY;
    }

    /** Whether the entities say something of an attribute of an object that they have. */
    static boolean speaksOf(SchemaObject model, Attribute attribute) {
        return switch (attribute) {
            case TYPE, NOT_NULL -> model.kind() == Kind.COLUMN;
            case DEFAULT -> model.attribute(Attribute.DEFAULT).isPresent();
            case DEFINITION -> model.kind().isConstraint() || model.kind() == Kind.INDEX;
            default -> false;
        };
    }
}
