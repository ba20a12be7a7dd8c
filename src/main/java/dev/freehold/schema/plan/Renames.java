package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.ColumnDdl;
import dev.freehold.schema.ddl.Ddl;
import dev.freehold.schema.ddl.DropDdl;
import dev.freehold.schema.drift.Finding;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A column that is missing and one too many that is like it may be one that was renamed, with all of its values: the catalog does not
 * tell. To add an empty one would hide that from the service, and to take the other away would take the values away.
 */
final class Renames {
    private final Catalog migrations;
    private final Catalog live;

    Renames(Catalog migrations, Catalog live) {
        this.migrations = migrations;
        this.live = live;
    }

    /** The answer to a column that is missing or one too many, if it may have been renamed. */
    Optional<Step> answer(Finding finding) {
        SchemaObject column = finding.expected().or(finding::actual).orElseThrow();
        boolean isMissing = finding.expected().isPresent();
        return likeIt(column, isMissing ? live : migrations, isMissing ? migrations : live)
                .map(other -> isMissing
                        ? Step.manual(
                                finding,
                                "It may be what is called " + other.name() + " now, with its values: the two are alike."
                                        + " Rename that, or add an empty one.",
                                ColumnDdl.renameColumn(other, column.name()),
                                Ddl.addColumn(column))
                        : Step.manual(
                                finding,
                                "It may be what the migrations call " + other.name()
                                        + ", with its values: the two are alike. Rename it, or drop it.",
                                ColumnDdl.renameColumn(column, other.name()),
                                DropDdl.drop(column)));
    }

    /** A column of the same table that only the one picture has, and that differs by its name alone. */
    private static Optional<SchemaObject> likeIt(SchemaObject column, Catalog in, Catalog notIn) {
        return in.ofTable(column.table()).stream()
                .filter(other -> other.kind() == Kind.COLUMN
                        && notIn.find(Kind.COLUMN, other.table(), other.name()).isEmpty()
                        && essence(other).equals(essence(column)))
                .findFirst();
    }

    private static Map<Attribute, String> essence(SchemaObject column) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        attributes.putAll(column.attributes());
        attributes.remove(Attribute.POSITION);
        return attributes;
    }
}
