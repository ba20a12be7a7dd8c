package dev.freehold.shared.paging;

import dev.freehold.shared.geography.Area;
import dev.freehold.shared.geography.BoundingBox;
import dev.freehold.shared.geography.Circle;
import dev.freehold.shared.paging.CollectionSpec.Position;
import dev.freehold.shared.paging.Parameter.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows a list has, as HQL: what its page, its total and whatever is computed over all of it have in common.
 */
public final class ListCondition {
    private final CollectionSpec<?> spec;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values;

    /**
     * The condition of a list.
     *
     * @param scope what the list is narrowed to before the client's filters
     */
    public ListCondition(CollectionSpec<?> spec, ListRequest request, Scope scope) {
        this.spec = spec;
        this.values = new HashMap<>(scope.parameters());
        if (spec.hasTrash()) {
            addTrash(request.trash());
        }
        if (!scope.hql().isEmpty()) {
            conditions.add("(" + scope.hql() + ")");
        }
        if (!request.area().isAnywhere()) {
            addArea(request.area());
        }
        request.filters().forEach(this::addFilter);
        if (request.isSearch()) {
            conditions.add(spec.search().match());
            values.put("q", request.search());
        }
    }

    /** The from clause and the condition. */
    public String fromWhere() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return " from " + spec.from() + where;
    }

    /** The values of the named parameters. */
    public Map<String, Object> values() {
        return values;
    }

    /** One condition more. */
    void add(String hql) {
        conditions.add(hql);
    }

    /** A named parameter for a value. */
    String parameter(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    private void addTrash(Trash trash) {
        switch (trash) {
            case exclude -> conditions.add(spec.deletedAt() + " is null");
            case only -> conditions.add(spec.deletedAt() + " is not null");
            case include -> {}
        }
    }

    /** The boxes can be looked up in an index; the circle is then measured out among what they hold. */
    private void addArea(Area area) {
        Position position = spec.position();
        if (position.knownWhere() != null) {
            conditions.add(position.knownWhere());
        }
        if (area.box() != null) {
            addBox(position, area.box());
        }
        Circle circle = area.circle();
        if (circle != null) {
            addBox(position, circle.bounds());
            values.put("near_latitude", circle.latitude());
            values.put("near_longitude", circle.longitude());
            conditions.add("distance_m(" + position.latitude() + ", " + position.longitude()
                    + ", :near_latitude, :near_longitude) <= " + parameter(circle.radius()));
        }
    }

    private void addBox(Position position, BoundingBox box) {
        List<String> parts = box.parts().stream()
                .map(part -> "in_box(" + position.longitude() + ", " + position.latitude() + ", "
                        + parameter(part.west()) + ", " + parameter(part.south()) + ", " + parameter(part.east())
                        + ", " + parameter(part.north()) + ")")
                .toList();
        conditions.add("(" + String.join(" or ", parts) + ")");
    }

    private void addFilter(Filter filter) {
        Field field = filter.parameter().field();
        String condition = condition(filter, spec.plain(field));
        if (field.shownWhere() == null) {
            conditions.add(condition);
        } else if (isAbsence(filter)) {
            conditions.add(spec.expression(field) + " is null");
        } else {
            conditions.add("(" + field.shownWhere() + " and " + condition + ")");
        }
    }

    private static boolean isAbsence(Filter filter) {
        return filter.parameter().operator() == Operator.IS_NULL
                && (Boolean) filter.values().get(0);
    }

    private String condition(Filter filter, String expression) {
        Operator operator = filter.parameter().operator();
        if (operator == Operator.IS_NULL) {
            return expression + (isAbsence(filter) ? " is null" : " is not null");
        }
        if (operator != Operator.ANY_OF) {
            return expression + " " + operator.comparison() + " "
                    + parameter(filter.values().get(0));
        }
        return filter.values().size() == 1
                ? expression + " = " + parameter(filter.values().get(0))
                : expression + " in " + parameter(filter.values());
    }
}
