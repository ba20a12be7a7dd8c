package dev.freehold.shared.paging;

import dev.freehold.shared.paging.CollectionSpec.Position;
import dev.freehold.shared.paging.CollectionSpec.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the parts of a declaration; see {@link CollectionSpec#of}.
 *
 * @param <V> the view
 */
public final class CollectionBuilder<V extends Record> {
    final Class<V> view;
    final String noun;
    final String alias;
    final String from;
    final List<String> paths = new ArrayList<>();
    final Map<String, Field> fields = new LinkedHashMap<>();
    String elementPath;
    String sortedBy;
    boolean hasTrash;
    Search search;
    Position position;

    CollectionBuilder(Class<V> view, String noun, String alias, String from) {
        this.view = view;
        this.noun = noun;
        this.alias = alias;
        this.from = from;
    }

    /** A path whose GET lists this collection. */
    public CollectionBuilder<V> at(String path) {
        paths.add(path);
        return this;
    }

    /** The path that elements live under, if that is not below a list: {@code GET <path>/{id}} answers one. */
    public CollectionBuilder<V> elementsAt(String path) {
        elementPath = path;
        return this;
    }

    /** The field that a list is sorted by, ascending, unless it is asked for another order; otherwise the newest come first. */
    public CollectionBuilder<V> sortedBy(String field) {
        sortedBy = field;
        return this;
    }

    /** The next field, in the order of the view's components. */
    public CollectionBuilder<V> field(Field field) {
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
    public CollectionBuilder<V> lifecycle() {
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
    public CollectionBuilder<V> searched() {
        String column = "column(" + alias + ".search as string)";
        return searched("text_matches(" + column + ", :q)", "text_rank(" + column + ", :q)");
    }

    /** Makes {@code q} search by HQL of its own: the condition of a match, and how well a row matches. */
    public CollectionBuilder<V> searched(String match, String rank) {
        search = new Search(match, rank);
        return this;
    }

    /**
     * Lets {@code bbox} and {@code near} find rows by where they are.
     *
     * @param latitude HQL, in degrees
     * @param longitude HQL, in degrees
     * @param knownWhere the HQL condition under which a row may be found so; null for always
     */
    public CollectionBuilder<V> positioned(String latitude, String longitude, String knownWhere) {
        position = new Position(latitude, longitude, knownWhere);
        return this;
    }

    public CollectionSpec<V> build() {
        return new CollectionSpec<>(this);
    }
}
