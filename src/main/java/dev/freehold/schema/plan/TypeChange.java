package dev.freehold.schema.plan;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it means to give a column another type.
 *
 * @param from as {@code format_type} has it
 * @param to likewise
 */
record TypeChange(String from, String to, Effect effect) {
    private static final Pattern VARCHAR = Pattern.compile("character varying(?:\\((\\d+)\\))?");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");

    enum Effect {
        /** A varchar takes longer texts: nothing is written, nothing looked at. */
        WIDENS,
        /** Values may have to be cut, or do not fit at all. */
        NARROWS,
        /** People have to say what the values mean in the other type, or when the table may be written anew. */
        CONVERTS
    }

    static TypeChange of(String from, String to) {
        return new TypeChange(from, to, effect(from, to));
    }

    private static Effect effect(String from, String to) {
        Matcher old = VARCHAR.matcher(from);
        Matcher wanted = VARCHAR.matcher(to);
        if (old.matches() && (to.equals("text") || wanted.matches())) {
            OptionalInt bound = wanted.matches() ? bound(wanted) : OptionalInt.empty();
            boolean isWider =
                    bound.isEmpty() || (bound(old).isPresent() && bound(old).getAsInt() < bound.getAsInt());
            return isWider ? Effect.WIDENS : Effect.NARROWS;
        }
        boolean isText = from.equals("text") && wanted.matches();
        boolean isInteger = INTEGERS.contains(to) && INTEGERS.indexOf(from) > INTEGERS.indexOf(to);
        return isText || isInteger ? Effect.NARROWS : Effect.CONVERTS;
    }

    private static OptionalInt bound(Matcher varchar) {
        return varchar.group(1) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(varchar.group(1)));
    }

    /** Why it is left to people. */
    String why() {
        if (isTimestamp(from) && isTimestamp(to)) {
            return "Only people know in which time zone the values were meant.";
        }
        return "The whole table is written anew, and nobody reads or writes it meanwhile.";
    }

    /** The expression that makes a new value of an old one. */
    String using(String column) {
        return isTimestamp(from) && isTimestamp(to) ? column + " at time zone 'UTC'" : column + "::" + to;
    }

    private static boolean isTimestamp(String type) {
        return type.startsWith("timestamp");
    }
}
