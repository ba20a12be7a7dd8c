package dev.freehold.property.statistics;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What listings can have in common; spelled as the values of the parameter {@code group_by}. */
public enum Grouping {
    month,
    standard_status,
    property_type,
    city,
    postal_code;

    /** How the market picture is grouped unless asked otherwise. */
    static final Set<Grouping> DEFAULT = EnumSet.of(month, standard_status);

    /**
     * Reads the parameter.
     *
     * @param text names separated by commas; null for the default
     * @throws ProblemException 400 for a name that there is not, or one given twice
     */
    static Set<Grouping> parse(String text) {
        if (text == null) {
            return DEFAULT;
        }
        Set<Grouping> groupings = EnumSet.noneOf(Grouping.class);
        List<InputError> errors = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            Grouping grouping = Arrays.stream(values())
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (grouping == null) {
                errors.add(InputError.in("group_by", "unknown_value", "must be one or more of " + names()));
            } else if (!groupings.add(grouping)) {
                errors.add(InputError.in("group_by", "repeated", "groups by " + name + " twice"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return groupings;
    }

    private static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
