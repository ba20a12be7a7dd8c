package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Set;

/** How much a finding matters: whether requests would fail or wrong rows get in, or whether it only costs. */
final class SeverityRule {
    private static final Set<String> LESSER = Set.of(Attribute.COLLATION.toString(), Attribute.INHERITS.toString());

    private SeverityRule() {}

    static Severity of(FindingClass found, Triple triple, String aspect) {
        return switch (found) {
            case UNMIGRATED_MODEL -> Severity.ERROR;
            case HAND_FIXED -> Severity.WARNING;
            case UNMANAGED, COSMETIC -> Severity.INFO;
            case DRIFT -> ofDrift(triple, aspect);
        };
    }

    private static Severity ofDrift(Triple triple, String aspect) {
        if (triple.migrations() == null) {
            return ofOneTooMany(triple.live());
        }
        boolean onlyCosts = triple.kind() == Kind.INDEX && !isUnique(triple.migrations());
        boolean isNotValid = triple.kind().isConstraint() && aspect.equals(Attribute.VALID.toString());
        return onlyCosts || isNotValid || LESSER.contains(aspect) ? Severity.WARNING : Severity.ERROR;
    }

    /** A column that must be given and that nobody gives refuses every insert. */
    private static Severity ofOneTooMany(SchemaObject live) {
        boolean refusesInserts = live.kind() == Kind.COLUMN
                && live.is(Attribute.NOT_NULL)
                && live.attribute(Attribute.DEFAULT).isEmpty()
                && live.attribute(Attribute.GENERATED).isEmpty()
                && live.attribute(Attribute.IDENTITY).isEmpty();
        return refusesInserts ? Severity.ERROR : Severity.WARNING;
    }

    private static boolean isUnique(SchemaObject index) {
        return index.attribute(Attribute.DEFINITION).orElse("").startsWith("CREATE UNIQUE");
    }
}
