package dev.freehold.schema.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All objects of one schema, ordered by table and kind.
 *
 * <p>Left out are the objects of extensions, partitions (their parent is there), identity sequences (their column is there),
 * indexes behind constraints (the constraint is there) and Flyway's history table.
 */
public final class Catalog {
    private static final Comparator<SchemaObject> ORDER = Comparator.comparing(SchemaObject::tableName)
            .thenComparing(SchemaObject::kind)
            .thenComparing(object ->
                    object.attribute(Attribute.POSITION).map(Integer::valueOf).orElse(0))
            .thenComparing(SchemaObject::name);

    private static final Catalog EMPTY = new Catalog(List.of());

    private final List<SchemaObject> objects;
    private final Map<Kind, List<SchemaObject>> byKind;
    private final Map<String, List<SchemaObject>> byTable;
    private final Map<String, List<SchemaObject>> byOwner;
    private final Map<Key, SchemaObject> byKey;

    /** What no two objects have in common. */
    private record Key(Kind kind, String table, String name) {}

    public Catalog(List<SchemaObject> objects) {
        this.objects = objects.stream().sorted(ORDER).toList();
        // Asked for each table and object: looking through all of them each time takes minutes for some thousand
        // tables.
        this.byKind = grouped(SchemaObject::kind);
        this.byTable = grouped(SchemaObject::tableName);
        this.byOwner = grouped(object -> object.owner().orElse(""));
        Map<Key, SchemaObject> keys = new HashMap<>();
        this.objects.forEach(object -> keys.putIfAbsent(key(object), object));
        this.byKey = Collections.unmodifiableMap(keys);
    }

    private <K> Map<K, List<SchemaObject>> grouped(Function<SchemaObject, K> group) {
        return objects.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(group, Collectors.toUnmodifiableList()), Collections::unmodifiableMap));
    }

    private static Key key(SchemaObject object) {
        return new Key(object.kind(), object.table(), object.name());
    }

    /** What a database has before the first migration. */
    public static Catalog empty() {
        return EMPTY;
    }

    public List<SchemaObject> objects() {
        return objects;
    }

    public List<SchemaObject> ofKind(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The table itself and all that belongs to it. */
    public List<SchemaObject> ofTable(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** The sequences that columns of the table own. */
    public List<SchemaObject> ownedBy(String table) {
        return table.isEmpty() ? List.of() : byOwner.getOrDefault(table, List.of());
    }

    public Optional<SchemaObject> find(Kind kind, String table, String name) {
        return Optional.ofNullable(byKey.get(new Key(kind, table, name)));
    }

    public SortedSet<String> tables() {
        return ofKind(Kind.TABLE).stream().map(SchemaObject::name).collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }
}
