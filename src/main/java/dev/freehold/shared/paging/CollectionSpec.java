package dev.freehold.shared.paging;

import dev.freehold.shared.paging.Field.Need;
import dev.freehold.shared.value.Text;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says once what a collection is: which fields it has, where each comes from, and what a list may filter, sort and search
 * by. Parameters and their errors, the keyset statement, the count, the cursor, the columns of import and export and the
 * parameters in the OpenAPI document all follow from this value.
 *
 * @param <V> the view, a record whose components are the fields in their order
 */
public final class CollectionSpec<V extends Record> {
    private final Class<V> view;
    private final String noun;
    private final List<String> paths;
    private final String elementPath;
    private final String from;
    private final String alias;
    private final Map<String, Field> fields;
    private final Map<String, Method> accessors;
    private final List<Sort> defaultSort;
    private final boolean hasTrash;
    private final Search search;
    private final Position position;
    private final Map<Set<Need>, String> selections;
    private final Map<String, Parameter> parameters;

    CollectionSpec(CollectionBuilder<V> builder) {
        this.view = builder.view;
        this.noun = builder.noun;
        this.paths = List.copyOf(builder.paths);
        this.elementPath = builder.elementPath;
        this.from = builder.from;
        this.alias = builder.alias;
        this.fields = builder.fields;
        this.accessors = accessors(view);
        this.hasTrash = builder.hasTrash;
        this.search = builder.search;
        this.position = builder.position;
        this.selections = Stream.of(
                        EnumSet.of(Need.NOTHING),
                        EnumSet.of(Need.NOTHING, Need.SEARCH),
                        EnumSet.of(Need.NOTHING, Need.NEAR),
                        EnumSet.allOf(Need.class))
                .collect(Collectors.toUnmodifiableMap(Set::copyOf, this::selection));
        this.parameters = Parameter.of(fields.values());
        this.defaultSort = builder.sortedBy == null
                ? List.of(Sort.descending(fields.get("id")))
                : List.of(Sort.ascending(sortable(builder.sortedBy)));
        if (!List.copyOf(fields.keySet()).equals(List.copyOf(accessors.keySet()))) {
            throw new IllegalStateException("The fields of " + noun + " are " + fields.keySet() + ", its view has "
                    + accessors.keySet() + ": both must be the same, in the same order");
        }
    }

    /**
     * Starts a declaration.
     *
     * @param view the record that a list answers
     * @param noun what one element is called in messages, such as "task"
     * @param alias the entity's alias in the from clause, which unqualified fields belong to
     * @param from the HQL from clause
     */
    public static <V extends Record> CollectionBuilder<V> of(Class<V> view, String noun, String alias, String from) {
        return new CollectionBuilder<>(view, noun, alias, from);
    }

    /** Reads a field of an element. */
    public Object value(V element, Field field) {
        try {
            return accessors.get(field.name()).invoke(element);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The view " + view + " cannot be read", e);
        }
    }

    public Class<V> view() {
        return view;
    }

    public String noun() {
        return noun;
    }

    /** The paths of the lists that answer this collection, as OpenAPI templates. */
    public List<String> paths() {
        return paths;
    }

    /** The path that elements live under, where no list is at it. */
    public Optional<String> elementPath() {
        return Optional.ofNullable(elementPath);
    }

    public Map<String, Field> fields() {
        return fields;
    }

    /** Every filter parameter by its name. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    public boolean isSearchable() {
        return search != null;
    }

    /** Whether its rows have a place on earth, by which {@code bbox} and {@code near} find them. */
    public boolean hasPosition() {
        return position != null;
    }

    /** Whether its rows have a {@code Lifecycle}, so that deleted ones are in the trash. */
    public boolean hasTrash() {
        return hasTrash;
    }

    /** The order of a list that is asked for none; the id follows. */
    public List<Sort> defaultSort() {
        return defaultSort;
    }

    String from() {
        return from;
    }

    Search search() {
        return search;
    }

    Position position() {
        return position;
    }

    String selection(ListRequest request) {
        return selections.get(request.needs());
    }

    /** The HQL of one element by id that is not in the trash; the id is parameter {@code :id}. */
    public String byId() {
        return "select " + selections.get(Set.of(Need.NOTHING)) + " from " + from + " where " + alias + ".id = :id"
                + (hasTrash ? " and " + deletedAt() + " is null" : "");
    }

    /** The HQL of when an element came into the trash. */
    String deletedAt() {
        return alias + ".lifecycle.deletedAt";
    }

    /** The HQL of a field's value, whether or not a row shows it. */
    String plain(Field field) {
        return field.expression() != null ? field.expression() : alias + "." + Text.camelCase(field.name());
    }

    /** The HQL of a field as a row shows it. */
    public String expression(Field field) {
        return field.shownWhere() == null
                ? plain(field)
                : "case when " + field.shownWhere() + " then " + plain(field) + " end";
    }

    private String selection(Set<Need> given) {
        return fields.values().stream()
                .map(field -> given.contains(field.need()) ? expression(field) : "cast(null as " + hqlType(field) + ")")
                .collect(Collectors.joining(", ", "new " + view.getName() + "(", ")"));
    }

    private Field sortable(String name) {
        Field field = fields.get(name);
        if (field == null || !field.sortable()) {
            throw new IllegalStateException("Lists of " + noun + " cannot be sorted by " + name);
        }
        return field;
    }

    private static String hqlType(Field field) {
        return field.type().javaType() == Double.class ? "double" : "string";
    }

    private static Map<String, Method> accessors(Class<?> view) {
        return Arrays.stream(view.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> Text.snakeCase(component.getName()),
                        RecordComponent::getAccessor,
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** How a search finds rows: the condition of a match, and how well a row matches, both with {@code :q}. */
    record Search(String match, String rank) {}

    /** Where rows are, in HQL, and under which condition a row may be found by it; null for always. */
    record Position(String latitude, String longitude, String knownWhere) {}
}
