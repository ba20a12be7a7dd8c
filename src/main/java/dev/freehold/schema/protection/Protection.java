package dev.freehold.schema.protection;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables that no command may alter or drop, whatever the flags: {@code SCHEMA_PROTECTED_TABLES}.
 *
 * @param globs patterns for whole names, in which {@code *} stands for any characters and {@code ?} for one
 */
public record Protection(List<String> globs) {
    /** Nothing is protected beyond what is unmanaged. */
    public static final Protection NONE = new Protection(List.of());

    public Protection {
        globs = List.copyOf(globs);
    }

    /** Reads globs separated by commas; blanks around them do not count. */
    public static Protection parse(String setting) {
        return new Protection(Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .toList());
    }

    /** Whether a table, named without its schema, is protected. */
    public boolean covers(String table) {
        return globs.stream().anyMatch(glob -> pattern(glob).matcher(table).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(glob.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining()));
    }
}
