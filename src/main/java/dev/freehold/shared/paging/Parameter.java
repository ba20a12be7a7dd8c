package dev.freehold.shared.paging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A filter parameter of a collection.
 *
 * @param name as it stands in the query
 * @param field what it filters
 * @param operator how
 */
public record Parameter(String name, Field field, Operator operator) {

    /** What a filter does with its value. */
    public enum Operator {
        ANY_OF("", null, "is one of these, separated by commas"),
        GREATER("_gt", ">", "is greater than"),
        GREATER_OR_EQUAL("_gte", ">=", "is at least"),
        LESS("_lt", "<", "is less than"),
        LESS_OR_EQUAL("_lte", "<=", "is at most"),
        IS_NULL("_is_null", null, "is absent (true) or present (false)");

        private final String suffix;
        private final String comparison;
        private final String meaning;

        Operator(String suffix, String comparison, String meaning) {
            this.suffix = suffix;
            this.comparison = comparison;
            this.meaning = meaning;
        }

        /** The HQL comparison; null for those that are no comparison. */
        String comparison() {
            return comparison;
        }

        /** What it means, for people, to follow the field's name. */
        public String meaning() {
            return meaning;
        }
    }

    static Map<String, Parameter> of(Collection<Field> fields) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Field field : fields) {
            for (Operator operator : Operator.values()) {
                if (allows(field, operator)) {
                    String name = field.name() + operator.suffix;
                    parameters.put(name, new Parameter(name, field, operator));
                }
            }
        }
        return parameters;
    }

    private static boolean allows(Field field, Operator operator) {
        return switch (operator) {
            case ANY_OF -> field.filterable();
            case IS_NULL -> field.filterable() && field.nullable();
            default -> field.ranged();
        };
    }
}
