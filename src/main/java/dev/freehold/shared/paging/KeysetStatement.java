package dev.freehold.shared.paging;

import dev.freehold.shared.paging.Parameter.Operator;
import dev.freehold.shared.value.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The HQL of one page. A page after a cursor is found by comparing with the last row's sort values, not by counting rows,
 * so that page 10,000 costs what page 1 costs.
 */
final class KeysetStatement {
    private final CollectionSpec<?> spec;
    private final ListRequest request;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values;

    private KeysetStatement(CollectionSpec<?> spec, ListRequest request, Scope scope) {
        this.spec = spec;
        this.request = request;
        this.values = new HashMap<>(scope.parameters());
        if (spec.hasTrash()) {
            addTrash();
        }
        if (!scope.hql().isEmpty()) {
            conditions.add("(" + scope.hql() + ")");
        }
        request.filters().forEach(this::addFilter);
        if (request.isSearch()) {
            conditions.add("text_matches(" + spec.searchExpression() + ", :q)");
            values.put("q", request.search());
        }
    }

    /** The statement of the page that follows the cursor's values, or of the first page for null. */
    static KeysetStatement page(CollectionSpec<?> spec, ListRequest request, Scope scope, List<String> after) {
        KeysetStatement statement = new KeysetStatement(spec, request, scope);
        if (after != null) {
            statement.addKeyset(after);
        }
        return statement;
    }

    /** The statement that counts the whole list. */
    static KeysetStatement count(CollectionSpec<?> spec, ListRequest request, Scope scope) {
        return new KeysetStatement(spec, request, scope);
    }

    /** The named parameters. */
    Map<String, Object> values() {
        return values;
    }

    String selectHql() {
        String rank = sortsByRank() ? ", " + rank() : "";
        return "select " + spec.selection(request) + rank + " from " + spec.from() + where() + " order by "
                + request.sort().stream()
                        .map(key -> expression(key) + (key.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", "));
    }

    String countHql() {
        return "select count(*) from " + spec.from() + where();
    }

    boolean sortsByRank() {
        return request.sort().get(0).isRank();
    }

    private String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void addTrash() {
        switch (request.trash()) {
            case exclude -> conditions.add(spec.deletedAt() + " is null");
            case only -> conditions.add(spec.deletedAt() + " is not null");
            case include -> {}
        }
    }

    private void addFilter(Filter filter) {
        Operator operator = filter.parameter().operator();
        String expression = spec.expression(filter.parameter().field());
        if (operator == Operator.IS_NULL) {
            boolean isNull = (Boolean) filter.values().get(0);
            conditions.add(expression + (isNull ? " is null" : " is not null"));
        } else if (operator != Operator.ANY_OF) {
            conditions.add(expression + " " + operator.comparison() + " "
                    + parameter(filter.values().get(0)));
        } else if (filter.values().size() == 1) {
            conditions.add(expression + " = " + parameter(filter.values().get(0)));
        } else {
            conditions.add(expression + " in " + parameter(filter.values()));
        }
    }

    /**
     * Rows after (a, b, c): those with a greater first key, or the same and a greater second, and so on. Written out key by
     * key because directions may differ and values may be null.
     */
    private void addKeyset(List<String> after) {
        List<String> alternatives = new ArrayList<>();
        List<String> equalSoFar = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Sort key = request.sort().get(i);
            if (after.get(i) == null && (key.isRank() || !key.field().nullable())) {
                throw Cursor.invalid(null);
            }
            String parameter = after.get(i) == null ? null : parameter(parse(key, after.get(i)));
            String beyond = beyond(key, parameter);
            if (beyond != null) {
                List<String> alternative = new ArrayList<>(equalSoFar);
                alternative.add(beyond);
                alternatives.add(String.join(" and ", alternative));
            }
            equalSoFar.add(expression(key) + (parameter == null ? " is null" : " = " + parameter));
        }
        conditions.add("(" + String.join(" or ", alternatives) + ")");
        addLeadingBound(after);
    }

    /** An index cannot be entered through an "or"; the first key's own bound lets it. */
    private void addLeadingBound(List<String> after) {
        Sort first = request.sort().get(0);
        boolean nullable = !first.isRank() && first.field().nullable();
        if (after.size() > 1 && after.get(0) != null && !nullable) {
            String comparison = first.descending() ? " <= " : " >= ";
            conditions.add(expression(first) + comparison + parameter(parse(first, after.get(0))));
        }
    }

    /** The condition for a row beyond the value in this key alone; null if there can be none. */
    private String beyond(Sort key, String parameter) {
        String expression = expression(key);
        boolean nullable = !key.isRank() && key.field().nullable();
        if (parameter == null) {
            return key.descending() ? expression + " is not null" : null;
        }
        if (key.descending()) {
            return expression + " < " + parameter;
        }
        return nullable
                ? "(" + expression + " > " + parameter + " or " + expression + " is null)"
                : expression + " > " + parameter;
    }

    private String expression(Sort key) {
        return key.isRank() ? rank() : spec.expression(key.field());
    }

    private String rank() {
        return "text_rank(" + spec.searchExpression() + ", :q)";
    }

    private static Object parse(Sort key, String text) {
        try {
            return key.isRank() ? Float.valueOf(text) : type(key).parse(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private static ScalarType<?> type(Sort key) {
        return key.field().type();
    }

    private String parameter(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
