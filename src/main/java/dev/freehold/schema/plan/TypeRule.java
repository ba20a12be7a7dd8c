package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.quarantine.QuarantineSql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A varchar is widened; narrower types may cut values, and others need people. */
final class TypeRule {
    private final Catalog live;

    TypeRule(Catalog live) {
        this.live = live;
    }

    Step change(Finding finding, SchemaObject wanted, SchemaObject actual) {
        String from = actual.attribute(Attribute.TYPE).orElse("");
        String to = wanted.attribute(Attribute.TYPE).orElse("");
        String lock = Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        TypeChange change = TypeChange.of(from, to);
        return switch (change.effect()) {
            case WIDENS -> widen(finding, wanted, actual, lock);
            case NARROWS -> {
                List<String> statements =
                        new ArrayList<>(QuarantineSql.keepColumn(actual, PrimaryKeys.of(wanted.table(), live)));
                statements.add(ColumnDdl.alterType(wanted, Identifier.quote(wanted.name()) + "::" + to));
                yield Step.destructive(
                        finding,
                        wanted,
                        lock,
                        "The whole table is written anew under that lock, and values are cut to fit or refused; all of them are"
                                + " kept in the schema quarantine.",
                        statements);
            }
            case CONVERTS ->
                Step.manual(
                        finding,
                        change.why(),
                        ColumnDdl.alterType(wanted, change.using(Identifier.quote(wanted.name()))));
        };
    }

    private Step widen(Finding finding, SchemaObject wanted, SchemaObject actual, String lock) {
        if (!wanted.attribute(Attribute.COLLATION).equals(actual.attribute(Attribute.COLLATION))) {
            return Step.manual(
                    finding,
                    "Its collation differs too: the order of its values changes, and every index on it is built anew.",
                    ColumnDdl.alterType(wanted));
        }
        Step widen = Step.safe(finding, wanted, lock, "", List.of(ColumnDdl.alterType(wanted)));
        return isInExpressions(wanted)
                ? Step.safe(
                                finding,
                                wanted,
                                lock,
                                "Indexes whose expressions name it are built anew, and checks looked at again, under that"
                                        + " lock.",
                                widen.statements())
                        .lasting()
                : widen;
    }

    private boolean isInExpressions(SchemaObject column) {
        Pattern name = Pattern.compile("(?<![\\w\"])" + Pattern.quote(Identifier.quote(column.name())) + "(?![\\w\"])");
        return live.ofTable(column.table()).stream()
                .filter(part -> part.kind() == Kind.CHECK || (part.kind() == Kind.INDEX && hasExpressions(part)))
                .flatMap(part -> part.attribute(Attribute.DEFINITION).stream())
                .anyMatch(definition -> name.matcher(definition).find());
    }

    /** A call, an operation in parentheses, or a predicate. */
    private static boolean hasExpressions(SchemaObject index) {
        String definition = index.attribute(Attribute.DEFINITION).orElse("");
        return definition.contains(" WHERE ") || definition.indexOf('(', definition.indexOf('(') + 1) >= 0;
    }
}
