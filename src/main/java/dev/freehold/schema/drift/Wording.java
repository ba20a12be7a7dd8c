package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two texts of an attribute say the same in other words. PostgreSQL prints every definition in its own way, so that few
 * differences are left: names of the present moment, the precision that is the highest anyway, the order in a list of values,
 * and line ends of functions.
 */
final class Wording {
    private static final Pattern FULL_PRECISION = Pattern.compile("\\b(timestamp|time)\\(6\\)");

    /** In the first group the names of the present moment; what is quoted is matched so that nothing in it is. */
    private static final Pattern NOW = Pattern.compile(
            "(?i)('now'::text::timestamp with time zone|\\bcurrent_timestamp\\b(?:\\(6\\))?|\\b(?:now|transaction_timestamp)\\(\\))"
                    + "|'(?:[^']|'')*'");

    private static final Pattern LIST =
            Pattern.compile("(?<== ANY \\({1,2}ARRAY\\[)('(?:[^']|'')*'[^',\\[\\]]*(?:, )?)+(?=])");
    private static final Pattern ELEMENT = Pattern.compile("'(?:[^']|'')*'[^',\\[\\]]*");
    private static final Pattern LINE_END = Pattern.compile("[ \\t\\r]+(?=\\n|$)");

    private Wording() {}

    /** Whether both objects say the same of the attribute, be it in other words. */
    static boolean means(SchemaObject one, SchemaObject other, Attribute attribute) {
        return one.agreesWith(other, attribute) || Objects.equals(plain(one, attribute), plain(other, attribute));
    }

    private static String plain(SchemaObject object, Attribute attribute) {
        return object.attribute(attribute)
                .map(text -> switch (attribute) {
                    case TYPE -> FULL_PRECISION.matcher(text).replaceAll("$1");
                    case DEFAULT, GENERATED, DEFINITION ->
                        object.kind() == Kind.FUNCTION
                                ? LINE_END.matcher(text).replaceAll("")
                                : sorted(withOneNow(text));
                    default -> text;
                })
                .orElse(null);
    }

    private static String withOneNow(String text) {
        return NOW.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(word.group(1) == null ? word.group() : "now()"));
    }

    private static String sorted(String text) {
        return LIST.matcher(text)
                .replaceAll(list -> Matcher.quoteReplacement(ELEMENT.matcher(list.group())
                        .results()
                        .map(MatchResult::group)
                        .sorted()
                        .collect(Collectors.joining(", "))));
    }
}
