package dev.freehold.shared.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.json.InputBinder;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the names of a file to ours, and fills what it lacks. */
final class FieldMapping {
    private final ImportOptions options;
    private final Class<?> inputType;

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
     * @throws ProblemException 400 for columns that mean nothing here
     */
    List<String> fields(List<String> header) {
        List<String> fields = new ArrayList<>(header.size());
        Set<String> seen = new HashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String column : header) {
            String field = options.columns().getOrDefault(column, column);
            if (!field.isEmpty() && (!InputBinder.knows(inputType, field) || !seen.add(field))) {
                unknown.add(column);
            }
            fields.add(field);
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalidParameter(
                    "columns",
                    "unknown_column",
                    "the file has columns that are unknown or double: " + String.join(", ", unknown)
                            + "; map them with columns=their_name:our_field, or drop them with columns=their_name:");
        }
        return fields;
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
        for (Map.Entry<String, String> entry : options.defaults().entrySet()) {
            if (!row.hasNonNull(entry.getKey())) {
                row.set(entry.getKey(), InputBinder.valueOf(inputType, entry.getKey(), entry.getValue()));
            }
        }
    }
}
