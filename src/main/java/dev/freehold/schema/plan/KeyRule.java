package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Primary and unique keys are made around an index that is built beside the writers. */
final class KeyRule {
    private static final Pattern KEY = Pattern.compile(
            "^(PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (\\(.*?\\))( INCLUDE \\(.*?\\))?((?: NOT)? DEFERRABLE.*)?$");

    private final Catalog live;
    private final TakenNames names;

    KeyRule(Catalog live, TakenNames names) {
        this.live = live;
        this.names = names;
    }

    List<Step> add(Finding finding, SchemaObject wanted) {
        Matcher key = KEY.matcher(wanted.attribute(Attribute.DEFINITION).orElse(""));
        if (!key.matches()) {
            return List.of(
                    Step.manual(finding, "It cannot be made around an index.", Ddl.addConstraint(wanted, false)));
        }
        String columns = key.group(3) + text(key.group(4)) + text(key.group(2));
        Optional<SchemaObject> standing = live.find(Kind.INDEX, wanted.table(), wanted.name());
        if (standing.isPresent()) {
            return around(finding, wanted, key, columns, standing.get());
        }
        Optional<String> taken = names.takenFrom(wanted);
        if (taken.isPresent()) {
            return List.of(Step.manual(finding, taken.get(), Ddl.addConstraint(wanted, false)));
        }
        return List.of(
                build(finding, wanted, columns),
                attach(finding, wanted, key).undoneBy("drop index if exists " + Identifier.quote(wanted.name())));
    }

    /** An index bears the name of the key: that of a repair which was broken off, or somebody's own. */
    private static List<Step> around(
            Finding finding, SchemaObject wanted, Matcher key, String columns, SchemaObject index) {
        if (index.attribute(Attribute.VALID).isPresent()) {
            List<Step> steps = new ArrayList<>();
            steps.add(Step.concurrent(
                    finding,
                    index,
                    Risk.SAFE,
                    "It is not valid, and serves nobody.",
                    DropDdl.dropIndex(index, true),
                    ""));
            steps.add(build(finding, wanted, columns));
            steps.add(attach(finding, wanted, key).undoneBy("drop index if exists " + Identifier.quote(wanted.name())));
            return steps;
        }
        String built = "CREATE UNIQUE INDEX ON " + Identifier.quote(wanted.table()) + " USING btree " + columns;
        return index.attribute(Attribute.DEFINITION).filter(built::equals).isPresent()
                ? List.of(attach(finding, wanted, key))
                : List.of(Step.manual(
                        finding,
                        "An index of another definition bears its name: somebody has to rename or to drop it.",
                        DropDdl.dropIndex(index, true),
                        Ddl.addConstraint(wanted, false)));
    }

    private static Step build(Finding finding, SchemaObject wanted, String columns) {
        String name = Identifier.quote(wanted.name());
        return Step.concurrent(
                finding,
                wanted,
                Risk.SAFE,
                "Fails if there are rows with the same key.",
                "create unique index concurrently " + name + " on " + Identifier.quote(wanted.table()) + " " + columns,
                "drop index concurrently if exists " + name);
    }

    private static Step attach(Finding finding, SchemaObject wanted, Matcher key) {
        String name = Identifier.quote(wanted.name());
        return Step.safe(
                finding,
                wanted,
                Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()),
                "",
                List.of("alter table " + Identifier.quote(wanted.table()) + " add constraint " + name + " "
                        + key.group(1) + " using index " + name + text(key.group(5))));
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }
}
