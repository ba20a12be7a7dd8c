package dev.freehold.shared.paging;

import dev.freehold.shared.value.ScalarType;
import java.util.ArrayList;
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
    private final ListCondition condition;

    private KeysetStatement(CollectionSpec<?> spec, ListRequest request, Scope scope) {
        this.spec = spec;
        this.request = request;
        this.condition = new ListCondition(spec, request, scope);
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
        return condition.values();
    }

    String selectHql() {
        String rank = sortsByRank() ? ", " + rank() : "";
        return "select " + spec.selection(request) + rank + condition.fromWhere() + " order by "
                + request.sort().stream()
                        .map(key -> expression(key) + (key.descending() ? " desc" : ""))
                        .collect(Collectors.joining(", "));
    }

    String countHql() {
        return "select count(*)" + condition.fromWhere();
    }

    boolean sortsByRank() {
        return request.sort().get(0).isRank();
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
            String parameter = after.get(i) == null ? null : condition.parameter(parse(key, after.get(i)));
            String beyond = beyond(key, parameter);
            if (beyond != null) {
                List<String> alternative = new ArrayList<>(equalSoFar);
                alternative.add(beyond);
                alternatives.add(String.join(" and ", alternative));
            }
            equalSoFar.add(expression(key) + (parameter == null ? " is null" : " = " + parameter));
        }
        condition.add("(" + String.join(" or ", alternatives) + ")");
        addLeadingBound(after);
    }

    /** An index cannot be entered through an "or"; the first key's own bound lets it. */
    private void addLeadingBound(List<String> after) {
        Sort first = request.sort().get(0);
        boolean nullable = !first.isRank() && first.field().nullable();
        if (after.size() > 1 && after.get(0) != null && !nullable) {
            String comparison = first.descending() ? " <= " : " >= ";
            condition.add(expression(first) + comparison + condition.parameter(parse(first, after.get(0))));
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
        return spec.search().rank();
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
}
