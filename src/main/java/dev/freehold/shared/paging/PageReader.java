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
        boolean needsHash = request.cursor() != null;
        List<String> after = needsHash
                ? Cursor.decode(
                                request.cursor(),
                                request.hash(spec, scope),
                                request.sort().size())
                        .values()
                : null;
        KeysetStatement statement = KeysetStatement.page(spec, request, scope, after);
        Uni<Page<V>> page = rows(session, spec, request, statement)
                .map(rows -> new Page<>(elements(rows, request.limit()), next(spec, request, scope, rows), null));
        if (!request.includeTotal()) {
            return page;
        }
        return page.chain(read -> count(session, KeysetStatement.count(spec, request, scope))
                .map(total -> new Page<>(read.items(), read.nextCursor(), total)));
    }

    /** One more row than the page holds tells whether there is another page. */
    private static <V extends Record> Uni<List<Ranked<V>>> rows(
            Mutiny.QueryProducer session, CollectionSpec<V> spec, ListRequest request, KeysetStatement statement) {
        if (!statement.sortsByRank()) {
            return bound(session.createSelectionQuery(statement.selectHql(), spec.view()), statement.values())
                    .setMaxResults(request.limit() + 1)
                    .getResultList()
                    .map(elements -> ranked(elements));
        }
        return bound(session.createSelectionQuery(statement.selectHql(), Object[].class), statement.values())
                .setMaxResults(request.limit() + 1)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Ranked<>(spec.view().cast(row[0]), (Float) row[1]))
                        .toList());
    }

    private static <V> List<Ranked<V>> ranked(List<V> elements) {
        List<Ranked<V>> rows = new ArrayList<>(elements.size());
        for (V element : elements) {
            rows.add(new Ranked<>(element, null));
        }
        return rows;
    }

    private static <V> List<V> elements(List<Ranked<V>> rows, int limit) {
        List<V> elements = new ArrayList<>(Math.min(limit, rows.size()));
        for (int i = 0; i < rows.size() && i < limit; i++) {
            elements.add(rows.get(i).element());
        }
        return elements;
    }

    private static <V extends Record> String next(
            CollectionSpec<V> spec, ListRequest request, Scope scope, List<Ranked<V>> rows) {
        if (rows.size() <= request.limit()) {
            return null;
        }
        Ranked<V> last = rows.get(request.limit() - 1);
        List<String> values = new ArrayList<>(request.sort().size());
        for (Sort key : request.sort()) {
            Object value = key.isRank() ? last.rank() : spec.value(last.element(), key.field());
            values.add(
                    value == null
                            ? null
                            : key.isRank()
                                    ? value.toString()
                                    : key.field().type().write(value));
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

    private record Ranked<V>(V element, Float rank) {}
}
