package dev.freehold.shared.paging;

import dev.freehold.shared.value.Text;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    private final String from;
    private final String alias;
    private final Map<String, Field> fields;
    private final Map<String, Method> accessors;
    private final List<Sort> defaultSort;
    private final boolean hasTrash;
    private final String searchExpression;
    private final String selection;
    private final String searchSelection;
    private final Map<String, Parameter> parameters;

    private CollectionSpec(Builder<V> builder) {
        this.view = builder.view;
        this.noun = builder.noun;
        this.paths = List.copyOf(builder.paths);
        this.from = builder.from;
        this.alias = builder.alias;
        this.fields = builder.fields;
        this.accessors = accessors(view);
        this.hasTrash = builder.hasTrash;
        this.searchExpression = builder.searchExpression;
        this.selection = selection(false);
        this.searchSelection = selection(true);
        this.parameters = Parameter.of(fields.values());
        this.defaultSort = List.of(Sort.descending(fields.get("id")));
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
    public static <V extends Record> Builder<V> of(Class<V> view, String noun, String alias, String from) {
        return new Builder<>(view, noun, alias, from);
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

    public Map<String, Field> fields() {
        return fields;
    }

    /** Every filter parameter by its name. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    public boolean isSearchable() {
        return searchExpression != null;
    }

    /** Whether its rows have a {@code Lifecycle}, so that deleted ones are in the trash. */
    public boolean hasTrash() {
        return hasTrash;
    }

    public List<Sort> defaultSort() {
        return defaultSort;
    }

    String from() {
        return from;
    }

    String searchExpression() {
        return searchExpression;
    }

    String selection(ListRequest request) {
        return request.isSearch() ? searchSelection : selection;
    }

    /** The HQL of one element by id that is not in the trash; the id is parameter {@code :id}. */
    public String byId() {
        return "select " + selection + " from " + from + " where " + alias + ".id = :id"
                + (hasTrash ? " and " + deletedAt() + " is null" : "");
    }

    /** The HQL of when an element came into the trash. */
    String deletedAt() {
        return alias + ".lifecycle.deletedAt";
    }

    String expression(Field field) {
        return field.expression() != null ? field.expression() : alias + "." + Text.camelCase(field.name());
    }

    private String selection(boolean searching) {
        return fields.values().stream()
                .map(field -> field.onSearch() && !searching ? "cast(null as string)" : expression(field))
                .collect(Collectors.joining(", ", "new " + view.getName() + "(", ")"));
    }

    private static Map<String, Method> accessors(Class<?> view) {
        return Arrays.stream(view.getRecordComponents())
                .collect(Collectors.toMap(
                        component -> Text.snakeCase(component.getName()),
                        RecordComponent::getAccessor,
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** Collects the parts of a declaration. */
    public static final class Builder<V extends Record> {
        private final Class<V> view;
        private final String noun;
        private final String alias;
        private final String from;
        private final List<String> paths = new ArrayList<>();
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private boolean hasTrash;
        private String searchExpression;

        private Builder(Class<V> view, String noun, String alias, String from) {
            this.view = view;
            this.noun = noun;
            this.alias = alias;
            this.from = from;
        }

        /** A path whose GET lists this collection. */
        public Builder<V> at(String path) {
            paths.add(path);
            return this;
        }

        /** The next field, in the order of the view's components. */
        public Builder<V> field(Field field) {
            if ((field.ranged() || field.sortable()) && field.type() == null) {
                throw new IllegalStateException(field.name() + " is an object, which has no order");
            }
            if (field.ranged() && !field.isOrdered()) {
                throw new IllegalStateException(field.name() + " has no order to compare by");
            }
            fields.put(field.name(), field);
            return this;
        }

        /** The fields that every object with a lifecycle ends with; what has one can be in the trash. */
        public Builder<V> lifecycle() {
            hasTrash = true;
            return field(Field.integer("version"))
                    .field(Field.instant("created_at")
                            .from(alias + ".lifecycle.createdAt")
                            .compared()
                            .sorted())
                    .field(Field.instant("updated_at")
                            .from(alias + ".lifecycle.updatedAt")
                            .compared()
                            .sorted());
        }

        /**
         * Makes {@code q} search the table's column {@code search}, a tsvector that the database generates. The entity does not
         * have it: an eager property would be read with every row, and for a lazy one Hibernate composes each update anew.
         */
        public Builder<V> searched() {
            searchExpression = "column(" + alias + ".search as string)";
            return this;
        }

        public CollectionSpec<V> build() {
            return new CollectionSpec<>(this);
        }
    }
}
