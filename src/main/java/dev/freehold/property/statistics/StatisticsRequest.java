package dev.freehold.property.statistics;

import dev.freehold.property.listings.AreaUnits;
import dev.freehold.property.listings.PropertyFields;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.ScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client asks of the market picture.
 *
 * @param list which listings
 * @param groupings by what
 * @param areaUnits for the price by area
 */
record StatisticsRequest(ListRequest list, Set<Grouping> groupings, AreaUnits areaUnits) {
    static final String GROUP_BY = "group_by";
    static final String AREA_UNITS = "area_units";

    /** Parameters of a list that mean nothing where there are no pages of listings. */
    private static final List<String> OF_PAGES = List.of("limit", "cursor", "sort", "fields", "include_total");

    private static final ScalarType<AreaUnits> UNITS = ScalarType.enumeration(AreaUnits.class);

    /**
     * Reads the parameters: the filters of the list, and two of its own.
     *
     * @throws ProblemException 400 for parameters that are wrong, 403 for a look into the trash that is not allowed
     */
    static StatisticsRequest parse(Caller caller, Map<String, List<String>> parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>(parameters);
        String groupBy = single(GROUP_BY, filters.remove(GROUP_BY));
        String units = single(AREA_UNITS, filters.remove(AREA_UNITS));
        List<InputError> misplaced = OF_PAGES.stream()
                .filter(filters::containsKey)
                .map(name -> InputError.in(name, "unknown_parameter", "there are no pages here"))
                .toList();
        if (!misplaced.isEmpty()) {
            throw ProblemException.invalidParameters(misplaced);
        }
        return new StatisticsRequest(
                caller.list(PropertyFields.seenBy(caller), filters), Grouping.parse(groupBy), units(units));
    }

    private static AreaUnits units(String text) {
        try {
            return text == null ? AreaUnits.square_feet : UNITS.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(AREA_UNITS, UNITS.errorCode(), "must be " + UNITS.allowed());
        }
    }

    private static String single(String name, List<String> values) {
        if (values == null) {
            return null;
        }
        if (values.size() > 1) {
            throw ProblemException.invalidParameter(
                    name, "repeated", "is given more than once; separate several values by commas");
        }
        return values.get(0);
    }
}
