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
import dev.freehold.schema.quarantine.QuarantineSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Columns are added, given defaults, made NOT NULL and, as varchar, widened. */
final class ColumnRule {
    private final Catalog live;
    private final Renames renames;
    private final TypeRule types;
    private final Rows rows;

    ColumnRule(Catalog migrations, Catalog live, Rows rows) {
        this.live = live;
        this.renames = new Renames(migrations, live);
        this.types = new TypeRule(live);
        this.rows = rows;
    }

    List<Step> answer(Finding finding) throws SQLException {
        if (finding.aspect().equals(Finding.EXISTENCE)) {
            Optional<Step> renamed = renames.answer(finding);
            if (renamed.isPresent()) {
                return List.of(renamed.get());
            }
        }
        if (finding.expected().isEmpty()) {
            return List.of(drop(finding, finding.actual().orElseThrow()));
        }
        SchemaObject wanted = finding.expected().get();
        if (finding.aspect().equals(Finding.EXISTENCE)) {
            return List.of(add(finding, wanted));
        }
        SchemaObject actual = finding.actual().orElseThrow();
        return switch (Attribute.of(finding.aspect())) {
            case DEFAULT -> List.of(setDefault(finding, wanted));
            case NOT_NULL ->
                wanted.is(Attribute.NOT_NULL) ? forbidNulls(finding, wanted) : List.of(allowNulls(finding, wanted));
            case TYPE -> List.of(types.change(finding, wanted, actual));
            default -> List.of(byHand(finding, wanted));
        };
    }

    /** Defaults that are one value for all rows: literals, and the moment at which the transaction began. */
    private static final Pattern ONE_VALUE = Pattern.compile(
            "('(?:[^']|'')*'|-?[\\d.]+|true|false|NULL|now\\(\\)|CURRENT_(TIMESTAMP|DATE))(::[\\w .,()\"\\[\\]]+)?");

    private Step add(Finding finding, SchemaObject wanted) throws SQLException {
        boolean fillsItself = wanted.attribute(Attribute.DEFAULT).isPresent()
                || wanted.attribute(Attribute.GENERATED).isPresent()
                || wanted.attribute(Attribute.IDENTITY).isPresent();
        if (wanted.is(Attribute.NOT_NULL) && !fillsItself && rows.hasAny(wanted.table())) {
            return Step.manual(
                    finding,
                    "It is NOT NULL without a default, and there are rows: somebody has to know what they shall hold.",
                    Ddl.addColumn(nullable(wanted)),
                    "update " + Identifier.quote(wanted.table()) + " set " + Identifier.quote(wanted.name()) + " = ...",
                    ColumnDdl.setNotNull(wanted));
        }
        boolean writesAnew = wanted.attribute(Attribute.GENERATED).isPresent()
                || wanted.attribute(Attribute.IDENTITY).isPresent()
                || wanted.attribute(Attribute.DEFAULT)
                        .filter(value -> !ONE_VALUE.matcher(value).matches())
                        .isPresent();
        Step add = Step.safe(
                finding,
                wanted,
                Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()),
                writesAnew
                        ? "The whole table is written anew under that lock."
                        : "What the column held before is not brought back.",
                List.of(Ddl.addColumn(wanted)));
        return writesAnew ? add.lasting() : add;
    }

    private static SchemaObject nullable(SchemaObject column) {
        Map<Attribute, String> attributes = new EnumMap<>(column.attributes());
        attributes.remove(Attribute.NOT_NULL);
        return new SchemaObject(Kind.COLUMN, column.table(), column.name(), attributes);
    }

    private Step drop(Finding finding, SchemaObject extra) {
        List<String> statements = new ArrayList<>(QuarantineSql.keepColumn(extra, PrimaryKeys.of(extra.table(), live)));
        statements.add(DropDdl.drop(extra));
        return Step.destructive(
                finding,
                extra,
                Locks.of(Locks.ACCESS_EXCLUSIVE, extra.table()),
                "Its values are copied to the schema quarantine first, under the same lock."
                        + (live.ofKind(Kind.SEQUENCE).stream().anyMatch(sequence -> belongs(sequence, extra))
                                ? " Its sequence goes with it."
                                : ""),
                statements);
    }

    private static boolean belongs(SchemaObject sequence, SchemaObject column) {
        return sequence.owner().equals(Optional.of(column.table()))
                && sequence.ownerColumn().equals(Optional.of(column.name()));
    }

    private static Step setDefault(Finding finding, SchemaObject wanted) {
        String lock = Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        List<String> statements = List.of(ColumnDdl.setDefault(wanted));
        return wanted.attribute(Attribute.DEFAULT).isPresent()
                ? Step.safe(finding, wanted, lock, "Rows that are there stay as they are.", statements)
                : Step.destructive(
                        finding, wanted, lock, "Inserts that leave the column out will get null.", statements);
    }

    /** A check proves that there are no nulls beside the writers, so that the lock of SET NOT NULL is a short one. */
    private List<Step> forbidNulls(Finding finding, SchemaObject wanted) throws SQLException {
        if (rows.hasNulls(wanted.table(), wanted.name())) {
            return List.of(fillNulls(finding, wanted));
        }
        String table = "alter table " + Identifier.quote(wanted.table());
        String name = Identifier.quote(HelperName.of("not_null", wanted.name()));
        String drop = table + " drop constraint if exists " + name;
        String lock = Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table());
        return List.of(
                Step.safe(
                        finding,
                        wanted,
                        lock,
                        "",
                        List.of(
                                drop,
                                table + " add constraint " + name + " check (" + Identifier.quote(wanted.name())
                                        + " is not null) not valid")),
                Step.safe(
                                finding,
                                wanted,
                                Locks.of(Locks.SHARE_UPDATE_EXCLUSIVE, wanted.table()),
                                "Fails if a null comes in before it.",
                                List.of(table + " validate constraint " + name))
                        .lasting()
                        .undoneBy(drop),
                Step.safe(
                                finding,
                                wanted,
                                lock,
                                "",
                                List.of(ColumnDdl.setNotNull(wanted), table + " drop constraint " + name))
                        .lasting()
                        .undoneBy(drop));
    }

    private Step fillNulls(Finding finding, SchemaObject wanted) {
        Optional<String> value = wanted.attribute(Attribute.DEFAULT);
        String column = Identifier.quote(wanted.name());
        if (value.isEmpty()) {
            return Step.manual(
                    finding,
                    "There are rows without a value, and no default: somebody has to know what they shall hold.",
                    "update " + Identifier.quote(wanted.table()) + " set " + column + " = ... where " + column
                            + " is null",
                    ColumnDdl.setNotNull(wanted));
        }
        List<String> statements =
                new ArrayList<>(QuarantineSql.keepColumn(wanted, PrimaryKeys.of(wanted.table(), live)));
        statements.add("update " + Identifier.quote(wanted.table()) + " set " + column + " = " + value.get() + " where "
                + column + " is null");
        statements.add(ColumnDdl.setNotNull(wanted));
        return Step.destructive(
                finding,
                wanted,
                Locks.of(Locks.ACCESS_EXCLUSIVE, wanted.table()),
                "Rows without a value get the default; which ones they were is kept in the schema quarantine.",
                statements);
    }

    private static Step allowNulls(Finding finding, SchemaObject wanted) {
        return Step.manual(
                finding, "Whoever forbade nulls may rely on there being none.", ColumnDdl.dropNotNull(wanted));
    }

    private static Step byHand(Finding finding, SchemaObject wanted) {
        return switch (Attribute.of(finding.aspect())) {
            case IDENTITY ->
                Step.manual(
                        finding,
                        "Its sequence has to start behind the values that are there.",
                        wanted.attribute(Attribute.IDENTITY).isEmpty()
                                ? ColumnDdl.dropIdentity(wanted)
                                : finding.actual()
                                                .orElseThrow()
                                                .attribute(Attribute.IDENTITY)
                                                .isPresent()
                                        ? ColumnDdl.setIdentity(wanted)
                                        : ColumnDdl.addIdentity(wanted));
            case GENERATED, STORAGE ->
                Step.manual(
                        finding,
                        "It has to be dropped and made anew, with the indexes on it, while the whole table is written.",
                        DropDdl.drop(wanted),
                        Ddl.addColumn(wanted));
            case COLLATION ->
                Step.manual(
                        finding,
                        "The order of its values changes, and every index on it is built anew.",
                        ColumnDdl.alterType(wanted));
            default -> Step.manual(finding, "There is no rule for it.");
        };
    }
}
