package dev.freehold.schema.protection;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.ddl.Identifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What no operation may alter or drop: whatever the migrations did not make, and the tables that the operator protects.
 *
 * @param managed what the migrations build at the version that the database has
 */
public record Untouchables(Catalog managed, Protection protection) {
    private static final Set<Kind> WITH_ROWS_OR_QUERIES = Set.of(Kind.TABLE, Kind.VIEW, Kind.MATERIALIZED_VIEW);

    /** Whether a table or view of the governed schema is among them. */
    public boolean contain(String relation) {
        return protection.covers(relation)
                || managed.objects().stream()
                        .noneMatch(object -> WITH_ROWS_OR_QUERIES.contains(object.kind())
                                && object.name().equals(relation));
    }

    private boolean contain(SchemaObject object) {
        if (!object.tableName().isEmpty()) {
            return contain(object.tableName());
        }
        return WITH_ROWS_OR_QUERIES.contains(object.kind())
                ? contain(object.name())
                : managed.find(object.kind(), "", object.name()).isEmpty() && !belongsToManagedTable(object);
    }

    /** A sequence that belongs to a column lives and dies with it. */
    private boolean belongsToManagedTable(SchemaObject object) {
        String column = object.attribute(Attribute.OWNED_BY).orElse("");
        return managed.tables().stream()
                .filter(table -> !protection.covers(table))
                .anyMatch(table -> column.startsWith(table + ".") || column.startsWith(Identifier.quote(table) + "."));
    }

    /**
     * Those of them that are not what they were: altered, dropped, or given something more.
     *
     * @return their names, such as {@code foreign key legacy_orders.user_id_fkey}
     */
    public List<String> changed(Catalog before, Catalog after) {
        Set<SchemaObject> had = Set.copyOf(before.objects());
        Set<SchemaObject> left = Set.copyOf(after.objects());
        Set<String> tables = before.tables();
        return Stream.concat(
                        before.objects().stream().filter(object -> contain(object) && !left.contains(object)),
                        after.objects().stream()
                                .filter(object -> tables.contains(object.tableName()) && !had.contains(object))
                                .filter(this::contain))
                .map(object -> object.kind().words() + " " + object.fullName())
                .distinct()
                .toList();
    }

    /** The protected tables that differ between two versions: what lies between them would touch them. */
    public List<String> touchedBetween(Catalog version, Catalog before) {
        Set<SchemaObject> ours = Set.copyOf(version.objects());
        Set<SchemaObject> theirs = Set.copyOf(before.objects());
        return Stream.concat(
                        version.objects().stream().filter(object -> !theirs.contains(object)),
                        before.objects().stream().filter(object -> !ours.contains(object)))
                .map(SchemaObject::tableName)
                .filter(table -> !table.isEmpty() && protection.covers(table))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }
}
