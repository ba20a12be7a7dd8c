package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.HelperName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constraints come without a long lock: NOT VALID and then validated, or around an index that was made beside the writers. */
final class ConstraintRule {
    private static final String LOOKS_AT_ROWS =
            "Fails if there are rows that do not meet it; then they are to be mended first.";
    private static final Pattern KEY = Pattern.compile(
            "^(PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (\\(.*?\\))( INCLUDE \\(.*?\\))?((?: NOT)? DEFERRABLE.*)?$");

    private final Catalog live;
    private final TakenNames names;
    private final Rows rows;

    ConstraintRule(Catalog live, TakenNames names, Rows rows) {
        this.live = live;
        this.names = names;
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
        return replace(finding, wanted, finding.actual().orElseThrow());
    }

    private List<Step> add(Finding finding, SchemaObject wanted) throws SQLException {
        return switch (wanted.kind()) {
            case PRIMARY_KEY, UNIQUE -> addKey(finding, wanted);
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

    private List<Step> addKey(Finding finding, SchemaObject wanted) {
        Matcher key = KEY.matcher(wanted.attribute(Attribute.DEFINITION).orElse(""));
        if (!key.matches()) {
            return List.of(
                    Step.manual(finding, "It cannot be made around an index.", Ddl.addConstraint(wanted, false)));
        }
        String name = Identifier.quote(wanted.name());
        String index = "create unique index concurrently " + name + " on " + Identifier.quote(wanted.table()) + " "
                + key.group(3) + text(key.group(4)) + text(key.group(2));
        String attach = "alter table " + Identifier.quote(wanted.table()) + " add constraint " + name + " "
                + key.group(1) + " using index " + name + text(key.group(5));
        String drop = "drop index concurrently if exists " + name;
        List<Step> steps = new ArrayList<>();
        if (live.find(Kind.INDEX, wanted.table(), wanted.name()).isPresent()) {
            steps.add(Step.concurrent(
                    finding, wanted, Risk.SAFE, "Left over from a repair that was broken off.", drop, ""));
        } else if (names.takenFrom(wanted).isPresent()) {
            return List.of(Step.manual(finding, names.takenFrom(wanted).get(), Ddl.addConstraint(wanted, false)));
        }
        steps.add(
                Step.concurrent(finding, wanted, Risk.SAFE, "Fails if there are rows with the same key.", index, drop));
        steps.add(Step.safe(finding, wanted, Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()), "", List.of(attach)));
        return steps;
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    /** Those that the governor itself left behind are no loss. */
    private static List<Step> drop(Finding finding, SchemaObject extra) {
        String lock = Locks.of(Locks.ACCESS_EXCLUSIVE, extra.table());
        List<String> statements = List.of("alter table " + Identifier.quote(extra.table())
                + " drop constraint if exists " + Identifier.quote(extra.name()));
        return List.of(
                HelperName.is(extra.name())
                        ? Step.safe(finding, extra, lock, "Left over from a repair that was broken off.", statements)
                        : Step.destructive(
                                finding, extra, lock, "Rows that it refuses now will be accepted.", statements));
    }

    private static List<Step> replace(Finding finding, SchemaObject wanted, SchemaObject actual) {
        if (wanted.kind() != Kind.CHECK && wanted.kind() != Kind.FOREIGN_KEY) {
            return List.of(Step.manual(
                    finding,
                    "Other keys and what refers to them depend on it.",
                    DropDdl.drop(actual),
                    Ddl.addConstraint(wanted, false)));
        }
        String lock = wanted.kind() == Kind.FOREIGN_KEY
                ? Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()) + ", "
                        + Locks.of(Locks.SHARE_ROW_EXCLUSIVE, ForeignKeys.referenced(wanted))
                : Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        Step swap = Step.destructive(
                finding,
                wanted,
                lock,
                "The one that is there goes, and the one of the migrations comes in its place.",
                List.of(DropDdl.drop(actual), Ddl.addConstraint(wanted, true)));
        Step validate = validate(finding, wanted);
        return List.of(
                swap, Step.destructive(finding, wanted, validate.lock(), validate.note(), validate.statements()));
    }
}
