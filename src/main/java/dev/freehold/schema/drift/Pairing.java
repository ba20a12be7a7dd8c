package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which object of one picture is which of another. Names that tools generate mean nothing: constraints, indexes and triggers
 * are matched by name and definition, then by definition, then by name; all else by name. A helper that a repair left behind is
 * nobody's partner.
 */
final class Pairing {
    private static final List<BiPredicate<SchemaObject, SchemaObject>> ATTEMPTS = List.of(
            (one, other) -> haveOneName(one, other) && areDefinedAlike(one, other),
            Pairing::areDefinedAlike,
            Pairing::haveOneName,
            (one, other) -> one.kind() == Kind.PRIMARY_KEY);

    private final Map<SchemaObject, SchemaObject> pairs = new LinkedHashMap<>();
    private final List<SchemaObject> left;
    private final List<SchemaObject> right;

    private Pairing(List<SchemaObject> one, List<SchemaObject> other) {
        this.left = new ArrayList<>(one);
        this.right = new ArrayList<>(other);
    }

    /** Pairs the objects of two pictures; which belong to one table or to none. */
    static Pairing of(List<SchemaObject> one, List<SchemaObject> other) {
        Pairing pairing = new Pairing(one, other);
        ATTEMPTS.forEach(pairing::pair);
        return pairing;
    }

    private void pair(BiPredicate<SchemaObject, SchemaObject> belongTogether) {
        Iterator<SchemaObject> unpaired = left.iterator();
        while (unpaired.hasNext()) {
            SchemaObject object = unpaired.next();
            Optional<SchemaObject> match = right.stream()
                    .filter(other -> other.kind() == object.kind() && belongTogether.test(object, other))
                    .findFirst();
            match.ifPresent(other -> {
                pairs.put(object, other);
                unpaired.remove();
                right.remove(other);
            });
        }
    }

    private static boolean haveOneName(SchemaObject one, SchemaObject other) {
        return one.name().equals(other.name());
    }

    private static boolean areDefinedAlike(SchemaObject one, SchemaObject other) {
        return (one.kind().isConstraint() || one.kind() == Kind.INDEX || one.kind() == Kind.TRIGGER)
                && !HelperName.is(other.name())
                && one.agreesWith(other, Attribute.DEFINITION);
    }

    /** The partner of an object of the first picture. */
    Optional<SchemaObject> partnerOf(SchemaObject object) {
        return Optional.ofNullable(pairs.get(object));
    }

    /** What only the second picture has. */
    List<SchemaObject> onlyInOther() {
        return right;
    }
}
