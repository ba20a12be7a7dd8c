package dev.freehold.schema.checklist;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether all that the migrations build is there, and whether what is there is valid. */
final class ObjectChecks {
    private ObjectChecks() {}

    static List<Check> of(Catalog expected, Catalog live) {
        List<Check> checks = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<SchemaObject> wanted = expected.ofKind(kind);
            if (!wanted.isEmpty()) {
                checks.add(present(kind, wanted, live));
            }
        }
        checks.add(valid("no index is INVALID", Set.of(Kind.INDEX), live));
        checks.add(valid("no constraint is NOT VALID", Set.of(Kind.CHECK, Kind.FOREIGN_KEY), live));
        return checks;
    }

    private static Check present(Kind kind, List<SchemaObject> wanted, Catalog live) {
        List<SchemaObject> there = live.ofKind(kind);
        List<String> missing = wanted.stream()
                .filter(object -> there.stream().noneMatch(other -> isSame(object, other)))
                .map(SchemaObject::fullName)
                .toList();
        String name = "every " + kind.words() + " of the migrations is there";
        return Check.naming(name, wanted.size() - missing.size() + " of " + wanted.size(), missing);
    }

    /** By its name, or where a name may have been made up, by what it says. */
    private static boolean isSame(SchemaObject expected, SchemaObject live) {
        if (!expected.table().equals(live.table())) {
            return false;
        }
        return expected.name().equals(live.name())
                || (expected.kind().belongsToTable()
                        && expected.attribute(Attribute.DEFINITION).isPresent()
                        && expected.agreesWith(live, Attribute.DEFINITION));
    }

    private static Check valid(String name, Set<Kind> kinds, Catalog live) {
        List<SchemaObject> all = live.objects().stream()
                .filter(object -> kinds.contains(object.kind()))
                .toList();
        List<String> invalid = all.stream()
                .filter(object -> object.attribute(Attribute.VALID).isPresent())
                .map(SchemaObject::fullName)
                .toList();
        return Check.naming(name, all.size() - invalid.size() + " of " + all.size() + " are valid", invalid);
    }
}
