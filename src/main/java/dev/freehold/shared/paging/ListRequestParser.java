package dev.freehold.shared.paging;

import dev.freehold.shared.geography.Area;
import dev.freehold.shared.geography.AreaReader;
import dev.freehold.shared.paging.Field.Need;
import dev.freehold.shared.paging.Parameter.Operator;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.ScalarType;
import dev.freehold.shared.value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the query parameters of a list; every mistake is reported, and a parameter nobody knows is one. */
public final class ListRequestParser {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    private static final int MAX_VALUES = 100;
    private static final int MAX_SEARCH_LENGTH = 1_000;
    private static final Set<String> COMMON =
            Set.of("limit", "cursor", "sort", "fields", "include_total", "deleted", "q");

    private final CollectionSpec<?> spec;
    private final List<InputError> errors = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final AreaReader area = new AreaReader(errors);
    private List<Sort> sort;
    private String search;
    private int limit = DEFAULT_LIMIT;
    private String cursor;
    private Set<String> fields = Set.of();
    private boolean includeTotal;
    private Trash trash = Trash.exclude;

    private ListRequestParser(CollectionSpec<?> spec) {
        this.spec = spec;
    }

    /**
     * Reads the parameters.
     *
     * @param parameters decoded values by name
     * @throws ProblemException 400 {@code invalid_parameter} with every error
     */
    public static ListRequest parse(CollectionSpec<?> spec, Map<String, List<String>> parameters) {
        ListRequestParser parser = new ListRequestParser(spec);
        parameters.forEach(parser::read);
        ListRequest request = parser.request();
        if (!parser.errors.isEmpty()) {
            throw ProblemException.invalidParameters(parser.errors);
        }
        return request;
    }

    private ListRequest request() {
        Area where = area.area();
        List<Sort> keys = new ArrayList<>(sort == null ? defaultSort(where) : sort);
        keys.stream()
                .filter(key -> !key.isRank() && key.field().need() == Need.NEAR && !area.hasNear())
                .forEach(key -> error("sort", "incomplete", "by " + key.field().name() + " needs near"));
        if (keys.stream().noneMatch(key -> !key.isRank() && key.field().name().equals("id"))) {
            // The last key takes the direction of the one before, so that one index can serve both.
            keys.add(new Sort(
                    spec.fields().get("id"),
                    keys.isEmpty() || keys.get(keys.size() - 1).descending()));
        }
        return new ListRequest(filters, List.copyOf(keys), search, where, limit, cursor, fields, includeTotal, trash);
    }

    /** The nearest first, or else the best match. */
    private List<Sort> defaultSort(Area where) {
        if (where.circle() != null) {
            return spec.fields().values().stream()
                    .filter(field -> field.need() == Need.NEAR)
                    .map(Sort::ascending)
                    .toList();
        }
        return search == null ? spec.defaultSort() : List.of(Sort.RANK);
    }

    private void read(String name, List<String> values) {
        if (values.size() > 1) {
            error(name, "repeated", "is given more than once; separate several values by commas");
            return;
        }
        String value = values.get(0);
        String flaw = Text.flaw(value);
        if (flaw != null) {
            error(name, "invalid_text", flaw);
            return;
        }
        Parameter filter = spec.parameters().get(name);
        if (filter != null) {
            readFilter(filter, value);
        } else if (COMMON.contains(name) && isKnown(name)) {
            readCommon(name, value);
        } else if (AreaReader.PARAMETERS.contains(name) && spec.hasPosition()) {
            area.read(name, value);
        } else {
            error(name, "unknown_parameter", "there is no such parameter; allowed are " + allowed());
        }
    }

    /** Not every collection has all that is common. */
    private boolean isKnown(String common) {
        return switch (common) {
            case "q" -> spec.isSearchable();
            case "deleted" -> spec.hasTrash();
            default -> true;
        };
    }

    private String allowed() {
        List<String> names = new ArrayList<>(spec.parameters().keySet());
        COMMON.stream().filter(this::isKnown).sorted().forEach(names::add);
        if (spec.hasPosition()) {
            AreaReader.PARAMETERS.stream().sorted().forEach(names::add);
        }
        return String.join(", ", names);
    }

    private void readFilter(Parameter parameter, String text) {
        boolean isNull = parameter.operator() == Operator.IS_NULL;
        ScalarType<?> type = isNull ? ScalarType.BOOLEAN : parameter.field().type();
        List<String> texts =
                parameter.operator() == Operator.ANY_OF ? Arrays.asList(text.split(",", -1)) : List.of(text);
        if (texts.size() > MAX_VALUES) {
            error(parameter.name(), "too_many_values", "has more than " + MAX_VALUES + " values");
            return;
        }
        List<Object> values = new ArrayList<>(texts.size());
        for (String one : texts) {
            try {
                values.add(type.parse(one));
            } catch (IllegalArgumentException e) {
                error(parameter.name(), type.errorCode(), "must be " + type.allowed());
                return;
            }
        }
        filters.add(new Filter(parameter, values));
    }

    private void readCommon(String name, String value) {
        switch (name) {
            case "limit" -> readLimit(value);
            case "cursor" -> cursor = value;
            case "sort" -> readSort(value);
            case "fields" -> readFields(value);
            case "include_total" -> includeTotal = truth(name, value);
            case "deleted" -> readTrash(value);
            default -> readSearch(value);
        }
    }

    private void readLimit(String value) {
        try {
            limit = ScalarType.INTEGER.parse(value);
        } catch (IllegalArgumentException e) {
            limit = 0;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            error("limit", "out_of_range", "must be a whole number from 1 to " + MAX_LIMIT);
        }
    }

    private void readSort(String value) {
        List<Sort> keys = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String key : value.split(",", -1)) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            Field field = spec.fields().get(name);
            if (field == null || !field.sortable()) {
                error("sort", "unknown_sort_key", "cannot sort by \"" + name + "\"; allowed are " + sortKeys());
            } else if (!seen.add(name)) {
                error("sort", "repeated", "sorts by " + name + " twice");
            } else {
                keys.add(new Sort(field, descending));
            }
        }
        sort = keys;
    }

    private String sortKeys() {
        return spec.fields().values().stream()
                .filter(Field::sortable)
                .map(Field::name)
                .collect(Collectors.joining(", "));
    }

    private void readFields(String value) {
        fields = new LinkedHashSet<>(Arrays.asList(value.split(",", -1)));
        for (String field : fields) {
            if (!spec.fields().containsKey(field)) {
                error(
                        "fields",
                        "unknown_field",
                        "there is no field \"" + field + "\"; allowed are "
                                + String.join(", ", spec.fields().keySet()));
            }
        }
    }

    private void readTrash(String value) {
        switch (value) {
            case "only" -> trash = Trash.only;
            case "include" -> trash = Trash.include;
            default -> error("deleted", "unknown_value", "must be one of only, include");
        }
    }

    private void readSearch(String value) {
        if (value.isBlank() || value.length() > MAX_SEARCH_LENGTH) {
            error("q", "length", "must have 1 to " + MAX_SEARCH_LENGTH + " characters");
        }
        search = value;
    }

    private boolean truth(String name, String value) {
        try {
            return ScalarType.BOOLEAN.parse(value);
        } catch (IllegalArgumentException e) {
            error(name, ScalarType.BOOLEAN.errorCode(), "must be true or false");
            return false;
        }
    }

    private void error(String parameter, String code, String detail) {
        errors.add(InputError.in(parameter, code, detail));
    }
}
