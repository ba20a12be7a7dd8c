package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the names of a file to ours, and fills what it lacks. */
final class FieldMapping {
    private static final String MAP_OR_DROP =
            "; map them with columns=their_name:our_field, or drop them with columns=their_name:";

    private final ImportOptions options;
    private final Class<?> inputType;
    private final Map<String, JsonNode> defaults = new LinkedHashMap<>();

    /**
     * A mapping for one import.
     *
     * @throws ProblemException 400 if an option names a field that there is not
     */
    FieldMapping(ImportOptions options, Class<?> inputType) {
        this.options = options;
        this.inputType = inputType;
        options.columns().values().forEach(field -> requireKnown("columns", field));
        options.defaults().keySet().forEach(field -> requireKnown("default", field));
        options.defaults().forEach((field, text) -> defaults.put(field, InputBinder.valueOf(inputType, field, text)));
    }

    private void requireKnown(String parameter, String field) {
        if (!field.isEmpty() && !InputBinder.knows(inputType, field)) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "unknown_field",
                    "there is no field \"" + field + "\"; allowed are "
                            + String.join(", ", InputBinder.fields(inputType)));
        }
    }

    /**
     * Our field for each column of a header; empty for a column that is dropped.
     *
     * @throws ProblemException 400 for columns that mean nothing here, and for two that mean the same
     */
    List<String> fields(List<String> header) {
        requireCommas(header);
        List<String> fields = new ArrayList<>(header.size());
        Set<String> seen = new HashSet<>();
        List<String> unknown = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (String column : header) {
            String field = options.columns().getOrDefault(column, column);
            if (!field.isEmpty() && !InputBinder.knows(inputType, field)) {
                unknown.add(column);
            } else if (!field.isEmpty() && !seen.add(field)) {
                repeated.add(column);
            }
            fields.add(field);
        }
        List<InputError> errors = new ArrayList<>();
        if (!unknown.isEmpty()) {
            errors.add(InputError.in("columns", "unknown_column", unknown(unknown, seen.isEmpty())));
        }
        if (!repeated.isEmpty()) {
            errors.add(InputError.in(
                    "columns",
                    "repeated_column",
                    "the file has more than one column for a field: " + String.join(", ", repeated) + MAP_OR_DROP));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return fields;
    }

    private static String unknown(List<String> columns, boolean all) {
        return "the file has columns that are unknown: " + String.join(", ", columns) + MAP_OR_DROP
                + (all ? "; if they are values, the file lacks its first line, which must name the columns" : "");
    }

    /** What is separated otherwise looks like one column. To guess would split what a comma file has in one cell. */
    private void requireCommas(List<String> header) {
        String only = header.get(0);
        if (header.size() > 1 || options.columns().containsKey(only)) {
            return;
        }
        String separators = only.indexOf(';') >= 0 ? "semicolons" : only.indexOf('\t') >= 0 ? "tabs" : null;
        if (separators != null) {
            throw new ProblemException(
                    ProblemCode.MALFORMED_BODY,
                    "The file seems to be separated by " + separators + "; its columns must be separated by commas.");
        }
    }

    /**
     * The object with our names.
     *
     * @throws ProblemException if two of its names are one of ours
     */
    ObjectNode renamed(ObjectNode theirs) {
        if (options.columns().isEmpty()) {
            return theirs;
        }
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        theirs.properties().forEach(property -> {
            String field = options.columns().getOrDefault(property.getKey(), property.getKey());
            if (!field.isEmpty() && ours.replace(field, property.getValue()) != null) {
                throw new ProblemException(ProblemCode.MALFORMED_BODY, "names the field \"" + field + "\" twice");
            }
        });
        return ours;
    }

    /** Fills the defaults in where the row has nothing. */
    void fill(ObjectNode row) {
        defaults.forEach((field, value) -> {
            if (!row.hasNonNull(field)) {
                row.set(field, value);
            }
        });
    }
}
