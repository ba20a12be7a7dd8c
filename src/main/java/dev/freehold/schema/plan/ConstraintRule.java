package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.HelperName;
import java.sql.SQLException;
import java.util.List;

/** Constraints come without a long lock: NOT VALID and then validated, or around an index that was made beside the writers. */
final class ConstraintRule {
    private static final String LOOKS_AT_ROWS =
            "Fails if there are rows that do not meet it; then they are to be mended first.";

    private final KeyRule keys;
    private final Leftovers leftovers;
    private final Rows rows;

    ConstraintRule(KeyRule keys, Leftovers leftovers, Rows rows) {
        this.keys = keys;
        this.leftovers = leftovers;
        this.rows = rows;
    }

    List<Step> answer(Finding finding) throws SQLException {
        if (finding.expected().isEmpty()) {
            return drop(finding, finding.actual().orElseThrow());
        }
        SchemaObject wanted = finding.expected().get();
        if (finding.aspect().equals(Finding.EXISTENCE)) {
            return add(finding, wanted);
        }
        if (finding.isAbout(Attribute.VALID)) {
            return List.of(validate(finding, finding.actual().orElseThrow()));
        }
        if (finding.isAbout(Attribute.ENABLED)) {
            return List.of(Step.manual(
                    finding,
                    "Triggers enforce it, and somebody has switched them off: rows that came meanwhile may not meet it. Only a"
                            + " superuser may switch them on.",
                    "alter table " + Identifier.quote(wanted.table()) + " enable trigger all"));
        }
        return replace(finding, wanted, finding.actual().orElseThrow());
    }

    private List<Step> add(Finding finding, SchemaObject wanted) throws SQLException {
        return switch (wanted.kind()) {
            case PRIMARY_KEY, UNIQUE -> keys.add(finding, wanted);
            case EXCLUSION ->
                rows.hasAny(wanted.table())
                        ? List.of(Step.manual(
                                finding,
                                "PostgreSQL builds it under a lock that keeps even readers out.",
                                Ddl.addConstraint(wanted, false)))
                        : List.of(Step.safe(
                                finding,
                                wanted,
                                Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()),
                                "",
                                List.of(Ddl.addConstraint(wanted, false))));
            default -> addWithoutScan(finding, wanted);
        };
    }

    /** A check or a foreign key: new rows meet it at once, those that are there are looked at beside the writers. */
    List<Step> addWithoutScan(Finding finding, SchemaObject wanted) {
        String lock = wanted.kind() == Kind.FOREIGN_KEY
                ? Locks.of(Locks.SHARE_ROW_EXCLUSIVE, wanted.table(), ForeignKeys.referenced(wanted))
                : Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        boolean staysUnvalidated = wanted.attribute(Attribute.VALID).isPresent();
        Step add = Step.safe(finding, wanted, lock, "", List.of(Ddl.addConstraint(wanted, true)));
        return staysUnvalidated ? List.of(add) : List.of(add, validate(finding, wanted));
    }

    private static Step validate(Finding finding, SchemaObject constraint) {
        String lock = constraint.kind() == Kind.FOREIGN_KEY
                ? Locks.of(Locks.SHARE_UPDATE_EXCLUSIVE, constraint.table()) + ", ROW SHARE on "
                        + ForeignKeys.referenced(constraint)
                : Locks.of(Locks.SHARE_UPDATE_EXCLUSIVE, constraint.table());
        return Step.safe(finding, constraint, lock, LOOKS_AT_ROWS, List.of(ColumnDdl.validateConstraint(constraint)))
                .lasting();
    }

    private List<Step> drop(Finding finding, SchemaObject extra) {
        String lock = Locks.of(Locks.ACCESS_EXCLUSIVE, tables(extra));
        List<String> statements = List.of("alter table " + Identifier.quote(extra.table())
                + " drop constraint if exists " + Identifier.quote(extra.name()));
        return List.of(
                leftovers.contain(extra)
                        ? Step.safe(finding, extra, lock, Leftovers.NOTE, statements)
                        : Step.destructive(
                                finding, extra, lock, "Rows that it refuses now will be accepted.", statements));
    }

    private static String[] tables(SchemaObject constraint) {
        return constraint.kind() == Kind.FOREIGN_KEY
                ? new String[] {constraint.table(), ForeignKeys.referenced(constraint)}
                : new String[] {constraint.table()};
    }

    private static List<Step> replace(Finding finding, SchemaObject wanted, SchemaObject actual) {
        if (wanted.kind() != Kind.CHECK && wanted.kind() != Kind.FOREIGN_KEY) {
            return List.of(Step.manual(
                    finding,
                    "Other keys and what refers to them depend on it.",
                    DropDdl.drop(actual),
                    Ddl.addConstraint(wanted, false)));
        }
        SchemaObject replacement = new SchemaObject(
                wanted.kind(), wanted.table(), HelperName.of("new", wanted.name()), wanted.attributes());
        String remove = "alter table " + Identifier.quote(wanted.table()) + " drop constraint if exists "
                + Identifier.quote(replacement.name());
        String lock = wanted.kind() == Kind.FOREIGN_KEY
                ? Locks.of(Locks.SHARE_ROW_EXCLUSIVE, tables(wanted))
                : Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        Step validate = validate(finding, replacement);
        return List.of(
                Step.destructive(
                        finding,
                        replacement,
                        lock,
                        "Rows meet both until the one that is there goes.",
                        List.of(remove, Ddl.addConstraint(replacement, true))),
                Step.destructive(finding, replacement, validate.lock(), validate.note(), validate.statements())
                        .undoneBy(remove),
                Step.destructive(
                                finding,
                                wanted,
                                Locks.of(Locks.ACCESS_EXCLUSIVE, tables(actual)),
                                "The one that is there goes, and the one of the migrations comes in its place.",
                                List.of(DropDdl.drop(actual), ColumnDdl.renameConstraint(replacement, wanted.name())))
                        .undoneBy(remove));
    }
}
