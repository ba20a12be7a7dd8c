package dev.freehold.schema.adoption;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Severity;
import dev.freehold.schema.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out at which version a database is that has no history. */
final class FittingVersion {
    private FittingVersion() {}

    /** The newest version that builds exactly what is there, beside what is not managed; empty if none does. */
    static Optional<String> of(Catalog live) {
        List<String> versions = Snapshots.versions();
        Set<String> later = new TreeSet<>();
        for (int i = versions.size() - 1; i >= 0; i--) {
            Catalog built = Snapshots.at(versions.get(i)).orElseThrow();
            Set<String> own = names(built);
            Set<String> tooMany = new TreeSet<>(later);
            tooMany.removeAll(own);
            tooMany.retainAll(names(live));
            if (tooMany.isEmpty() && isBuilt(built, live, i == versions.size() - 1)) {
                return Optional.of(versions.get(i));
            }
            later.addAll(own);
        }
        return Optional.empty();
    }

    /** Tables that are there and have the name of one that some version has. */
    static Set<String> managed(Catalog live) {
        Set<String> managed = new TreeSet<>(Snapshots.model().tables());
        for (String version : Snapshots.versions()) {
            managed.addAll(Snapshots.at(version).orElseThrow().tables());
        }
        managed.retainAll(live.tables());
        return managed;
    }

    private static boolean isBuilt(Catalog built, Catalog live, boolean isHead) {
        Catalog model = Snapshots.model();
        Comparison comparison =
                isHead ? new Comparison(model, built, live) : Comparison.whilePending(model, built, live);
        List<Finding> findings = new ArrayList<>(comparison.findings());
        findings.removeIf(
                finding -> finding.severity() == Severity.INFO || finding.findingClass() == FindingClass.UNMANAGED);
        return findings.isEmpty();
    }

    /** What stands alone, with its kind. */
    private static Set<String> names(Catalog catalog) {
        return catalog.objects().stream()
                .filter(object -> object.kind() == Kind.TABLE || !object.kind().belongsToTable())
                .map(FittingVersion::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(SchemaObject object) {
        return object.kind() + " " + object.fullName();
    }
}
