package dev.freehold.shared.paging;

import dev.freehold.shared.geography.Area;
import dev.freehold.shared.paging.Field.Need;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client asks of a list, checked against the collection's declaration.
 *
 * @param filters all must hold
 * @param sort the keys in order, always ended by the id
 * @param search web-search text; null for none
 * @param area where rows must be, where the collection has positions
 * @param limit rows to a page
 * @param cursor where to go on, as given; null for the start
 * @param fields the names to keep; empty for all
 * @param includeTotal whether to count all matching rows
 * @param trash which rows, where the collection has a trash
 */
public record ListRequest(
        List<Filter> filters,
        List<Sort> sort,
        String search,
        Area area,
        int limit,
        String cursor,
        Set<String> fields,
        boolean includeTotal,
        Trash trash) {

    boolean isSearch() {
        return search != null;
    }

    /** What the values of fields can depend on in this list. */
    Set<Need> needs() {
        Set<Need> needs = EnumSet.of(Need.NOTHING);
        if (isSearch()) {
            needs.add(Need.SEARCH);
        }
        if (area.circle() != null) {
            needs.add(Need.NEAR);
        }
        return needs;
    }

    /** The same list from another place on. */
    public ListRequest from(String nextCursor) {
        return new ListRequest(filters, sort, search, area, limit, nextCursor, fields, false, trash);
    }

    /** The same list in pages of another size, without the total. */
    public ListRequest pagesOf(int rows) {
        return new ListRequest(filters, sort, search, area, rows, cursor, fields, false, trash);
    }

    /** Tells this list from every other, whatever the page size and the fields that are shown. */
    long hash(CollectionSpec<?> spec, Scope scope) {
        List<String> parts = new ArrayList<>();
        parts.add(spec.noun());
        parts.add(scope.hql());
        // In order of their names: the order of an immutable map differs from one start to the next.
        parts.add(new TreeMap<>(scope.parameters()).toString());
        parts.add(trash.name());
        parts.add(search == null ? "" : search);
        parts.add(area.toString());
        sort.forEach(key -> parts.add(key.toString()));
        filters.stream()
                .map(filter -> filter.parameter().name() + "=" + filter.values())
                .sorted()
                .forEach(parts::add);
        return Cursor.hash(parts);
    }
}
