package dev.freehold.shared.paging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads pages: one statement for the rows, and one more for the total where it is asked for. */
public final class PageReader {
    private PageReader() {}

    /**
     * Reads the page that the request asks for.
     *
     * @throws dev.freehold.shared.problem.ProblemException 400 for a cursor of another list or none at all
     */
    public static <V extends Record> Uni<Page<V>> read(
            Mutiny.QueryProducer session, CollectionSpec<V> spec, ListRequest request, Scope scope) {
        List<String> after = request.cursor() == null
                ? null
                : Cursor.decode(
                                request.cursor(),
                                request.hash(spec, scope),
                                request.sort().size())
                        .values();
        KeysetStatement statement = KeysetStatement.page(spec, request, scope, after);
        Uni<Page<V>> page = rows(session, spec, request, statement).map(rows -> page(spec, request, scope, rows));
        if (!request.includeTotal()) {
            return page;
        }
        return page.chain(read -> count(session, KeysetStatement.count(spec, request, scope))
                .map(total -> new Page<>(read.items(), read.nextCursor(), total)));
    }

    /** One more row than the page holds tells whether there is another page. */
    private static <V extends Record> Uni<Rows<V>> rows(
            Mutiny.QueryProducer session, CollectionSpec<V> spec, ListRequest request, KeysetStatement statement) {
        String hql = statement.selectHql();
        if (!statement.sortsByRank()) {
            return bound(session.createSelectionQuery(hql, spec.view()), statement.values())
                    .setMaxResults(request.limit() + 1)
                    .getResultList()
                    .map(elements -> new Rows<>(elements, List.of()));
        }
        return bound(session.createSelectionQuery(hql, Object[].class), statement.values())
                .setMaxResults(request.limit() + 1)
                .getResultList()
                .map(rows -> new Rows<>(
                        rows.stream().map(row -> spec.view().cast(row[0])).toList(),
                        rows.stream().map(row -> (Float) row[1]).toList()));
    }

    private static <V extends Record> Page<V> page(
            CollectionSpec<V> spec, ListRequest request, Scope scope, Rows<V> rows) {
        int limit = request.limit();
        if (rows.elements().size() <= limit) {
            return new Page<>(rows.elements(), null, null);
        }
        return new Page<>(rows.elements().subList(0, limit), cursorAfter(spec, request, scope, rows, limit - 1), null);
    }

    private static <V extends Record> String cursorAfter(
            CollectionSpec<V> spec, ListRequest request, Scope scope, Rows<V> rows, int last) {
        List<String> values = new ArrayList<>(request.sort().size());
        for (Sort key : request.sort()) {
            if (key.isRank()) {
                values.add(rows.ranks().get(last).toString());
            } else {
                Object value = spec.value(rows.elements().get(last), key.field());
                values.add(value == null ? null : key.field().type().write(value));
            }
        }
        return new Cursor(request.hash(spec, scope), values).encode();
    }

    private static Uni<Long> count(Mutiny.QueryProducer session, KeysetStatement statement) {
        return bound(session.createSelectionQuery(statement.countHql(), Long.class), statement.values())
                .getSingleResult();
    }

    private static <R> Mutiny.SelectionQuery<R> bound(Mutiny.SelectionQuery<R> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    /** What a statement found; ranks only if it sorts by rank. */
    private record Rows<V>(List<V> elements, List<Float> ranks) {}
}
