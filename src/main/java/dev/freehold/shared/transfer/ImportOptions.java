package dev.freehold.shared.transfer;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an import is to be read.
 *
 * @param columns their names to our fields; an empty field drops the column
 * @param defaults values, as text, for fields that a row lacks
 * @param partial whether good rows are stored though others are bad
 * @param dryRun whether everything is rolled back at the end
 */
public record ImportOptions(
        Map<String, String> columns, Map<String, String> defaults, boolean partial, boolean dryRun) {

    /**
     * Reads the parameters {@code columns}, {@code default} (may be repeated), {@code mode} and {@code dry_run}.
     *
     * @throws ProblemException 400 with every error
     */
    public static ImportOptions parse(Map<String, List<String>> parameters) {
        List<InputError> errors = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> defaults = new HashMap<>();
        boolean partial = false;
        boolean dryRun = false;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String first = parameter.getValue().get(0);
            if (parameter.getValue().size() > 1 && !name.equals("default")) {
                errors.add(InputError.in(name, "repeated", "is given more than once"));
            }
            switch (name) {
                case "columns" -> pairs(name, List.of(first.split(",")), columns, errors);
                case "default" -> pairs(name, parameter.getValue(), defaults, errors);
                case "mode" -> partial = choice(name, first, "atomic", "partial", errors);
                case "dry_run" -> dryRun = choice(name, first, "false", "true", errors);
                default ->
                    errors.add(InputError.in(
                            name,
                            "unknown_parameter",
                            "there is no such parameter; allowed are columns, default, mode, dry_run"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return new ImportOptions(columns, defaults, partial, dryRun);
    }

    private static void pairs(
            String parameter, List<String> texts, Map<String, String> pairs, List<InputError> errors) {
        for (String text : texts) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                errors.add(InputError.in(parameter, "invalid_pair", "must be pairs such as their_name:our_field"));
            } else {
                pairs.put(text.substring(0, colon), text.substring(colon + 1));
            }
        }
    }

    private static boolean choice(String parameter, String value, String off, String on, List<InputError> errors) {
        if (!value.equals(on) && !value.equals(off)) {
            errors.add(InputError.in(parameter, "unknown_value", "must be one of " + off + ", " + on));
        }
        return value.equals(on);
    }
}
