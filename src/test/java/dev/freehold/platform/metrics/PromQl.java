package dev.freehold.platform.metrics;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the metrics that a PromQL expression asks for. */
final class PromQl {
    /** What is no metric: strings, what is in braces or brackets, the labels of groupings, functions, numbers. */
    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern GROUPINGS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAMES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern NUMBERS = Pattern.compile("\\b[0-9][0-9.a-zA-Z]*");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "bool", "offset", "inf", "nan", "sum", "max", "min", "avg", "count", "topk", "by");

    private PromQl() {}

    static Set<String> metrics(String expression) {
        String rest = expression;
        for (Pattern noise : new Pattern[] {STRINGS, SELECTORS, GROUPINGS, NUMBERS}) {
            rest = noise.matcher(rest).replaceAll(" ");
        }
        Set<String> found = new TreeSet<>();
        Matcher names = NAMES.matcher(rest);
        while (names.find()) {
            if (!WORDS.contains(names.group())) {
                found.add(names.group());
            }
        }
        return found;
    }
}
