package dev.freehold.schema.protection;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /**
     * Reads globs separated by commas; blanks around them do not count.
     *
     * @throws IllegalArgumentException if one cannot be the name of a table without its schema, such as {@code public.users}
     */
    public static Protection parse(String setting) {
        return new Protection(Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .peek(Protection::demandName)
                .toList());
    }

    private static void demandName(String glob) {
        if (glob.contains(".") || glob.contains("\"")) {
            throw new IllegalArgumentException(
                    "names of tables are allowed, without schema and without quotation marks; not " + glob);
        }
    }

    /** The globs that cover none of these tables: what they were to protect is protected by nothing. */
    public List<String> withoutTable(Collection<String> tables) {
        return globs.stream()
                .filter(glob -> tables.stream().noneMatch(pattern(glob).asMatchPredicate()))
                .toList();
    }

    /** Whether a table, named without its schema, is protected. */
    public boolean covers(String table) {
        return globs.stream().anyMatch(glob -> pattern(glob).matcher(table).matches());
    }

    /** Why nothing should be destroyed under it, in a clause: a glob covers none of these tables. Empty if each covers one. */
    public Optional<String> mistake(Collection<String> tables) {
        List<String> missing = withoutTable(tables);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("SCHEMA_PROTECTED_TABLES has " + String.join(", ", missing)
                        + ", and no table is called so: what was meant is not protected");
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
