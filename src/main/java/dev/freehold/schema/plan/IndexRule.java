package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.HelperName;
import java.util.List;
import java.util.stream.Stream;

/** Indexes are made and dropped beside readers and writers. */
final class IndexRule {
    private final Catalog migrations;
    private final TakenNames names;
    private final Leftovers leftovers;

    IndexRule(Catalog migrations, TakenNames names) {
        this.migrations = migrations;
        this.leftovers = new Leftovers(migrations);
        this.names = names;
    }

    List<Step> answer(Finding finding) {
        if (finding.expected().isEmpty()) {
            SchemaObject extra = finding.actual().orElseThrow();
            return standsInForKey(extra) ? List.of() : List.of(drop(finding, extra));
        }
        SchemaObject wanted = finding.expected().get();
        if (finding.aspect().equals(Finding.EXISTENCE)) {
            return List.of(names.takenFrom(wanted)
                    .map(reason -> Step.manual(finding, reason, Ddl.createIndex(wanted, true)))
                    .orElseGet(() -> create(finding, wanted, Risk.SAFE)));
        }
        SchemaObject actual = finding.actual().orElseThrow();
        return finding.isAbout(Attribute.VALID)
                ? List.of(drop(finding, actual), create(finding, wanted, Risk.SAFE))
                : replace(finding, wanted, actual);
    }

    /** What is to be done about it is said with the missing key of its name. */
    private boolean standsInForKey(SchemaObject extra) {
        return Stream.of(Kind.PRIMARY_KEY, Kind.UNIQUE)
                .anyMatch(kind ->
                        migrations.find(kind, extra.table(), extra.name()).isPresent());
    }

    private static Step create(Finding finding, SchemaObject index, Risk risk) {
        return Step.concurrent(
                finding,
                index,
                risk,
                isUnique(index) ? "Fails if there are rows with the same key." : "",
                Ddl.createIndex(index, true),
                DropDdl.dropIndex(index, true));
    }

    private Step drop(Finding finding, SchemaObject index) {
        String drop = DropDdl.dropIndex(index, true);
        if (index.attribute(Attribute.VALID).isPresent()) {
            return Step.concurrent(finding, index, Risk.SAFE, "It is not valid, and serves nobody.", drop, "");
        }
        return leftovers.contain(index)
                ? Step.concurrent(finding, index, Risk.SAFE, Leftovers.NOTE, drop, "")
                : Step.concurrent(
                        finding, index, Risk.DESTRUCTIVE, "Statements that it serves become slower.", drop, "");
    }

    private static List<Step> replace(Finding finding, SchemaObject wanted, SchemaObject actual) {
        SchemaObject replacement = new SchemaObject(
                wanted.kind(), wanted.table(), HelperName.of("new", wanted.name()), wanted.attributes());
        return List.of(
                create(finding, replacement, Risk.DESTRUCTIVE),
                Step.destructive(
                                finding,
                                wanted,
                                Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()),
                                "The one that is there goes, and the one of the migrations comes in its place.",
                                List.of(
                                        DropDdl.dropIndex(actual, false),
                                        ColumnDdl.renameIndex(replacement, wanted.name())))
                        .undoneBy(DropDdl.dropIndex(replacement, false)));
    }

    private static boolean isUnique(SchemaObject index) {
        return index.attribute(Attribute.DEFINITION).orElse("").startsWith("CREATE UNIQUE");
    }
}
