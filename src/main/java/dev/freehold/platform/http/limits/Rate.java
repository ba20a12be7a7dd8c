package dev.freehold.platform.http.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a caller may come.
 *
 * @param requests in one window, at least 1
 * @param window at least a second, in whole seconds
 */
record Rate(long requests, Duration window) {
    static final String SETTING = "RATE_LIMIT";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/(\\S+)");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Reads {@code 600/1m}.
     *
     * @throws LimitSettingsException if it is not of that form, or out of range
     */
    static Rate parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        Duration window = parts.matches() ? LimitVariables.duration(parts.group(2)) : null;
        if (window == null
                || window.compareTo(SHORTEST) < 0
                || window.compareTo(LONGEST) > 0
                || window.toNanosPart() != 0) {
            throw new LimitSettingsException(
                    SETTING,
                    "a number of requests and the time for them is allowed, from 1 to 999999999 in whole seconds from 1s"
                            + " to 24h, such as 600/1m");
        }
        return new Rate(Long.parseLong(parts.group(1)), window);
    }
}
