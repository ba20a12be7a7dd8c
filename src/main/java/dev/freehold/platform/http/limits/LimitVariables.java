package dev.freehold.platform.http.limits;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What an operator may set about serving and stopping, by the names that the environment has for it. */
public final class LimitVariables {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Map<String, Range> DURATIONS = Map.of(
            "SHUTDOWN_DELAY", new Range(Duration.ZERO, Duration.ofMinutes(10), "0s to 10m, such as 5s"),
            "SHUTDOWN_TIMEOUT", new Range(SECOND, HOUR, "1s to 1h, such as 30s"),
            "HTTP_REQUEST_TIMEOUT", new Range(SECOND, HOUR, "1s to 1h, such as 60s"),
            "HTTP_BODY_TIMEOUT", new Range(SECOND, HOUR, "1s to 1h, such as 30s"),
            "HTTP_IDLE_TIMEOUT", new Range(SECOND, HOUR, "1s to 1h, such as 75s"));

    private static final String MAX_CONNECTIONS = "HTTP_MAX_CONNECTIONS";
    private static final Pattern CONNECTIONS = Pattern.compile("[1-9][0-9]{0,6}");
    private static final String MAX_UPLOAD = "HTTP_MAX_UPLOAD";
    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,9}");

    /** What the server itself takes at most: quarkus.http.limits.max-body-size. */
    private static final long LARGEST_UPLOAD = 1024L * 1024 * 1024;

    private static final String MAX_IMPORTS = "HTTP_MAX_IMPORTS";
    private static final Pattern IMPORTS = Pattern.compile("[1-9][0-9]{0,2}|1000");

    private LimitVariables() {}

    /**
     * Looks at every one that is set.
     *
     * @param settings finds a setting by the name that it has in the environment
     * @throws LimitSettingsException if one cannot be used
     */
    public static void check(Function<String, Optional<String>> settings) {
        DURATIONS.forEach((name, range) ->
                settings.apply(name).map(String::strip).ifPresent(text -> requireWithin(name, text, range)));
        settings.apply(MAX_CONNECTIONS)
                .filter(text -> !CONNECTIONS.matcher(text.strip()).matches())
                .ifPresent(text -> {
                    throw new LimitSettingsException(MAX_CONNECTIONS, "a number from 1 to 9999999 is allowed");
                });
        settings.apply(MAX_IMPORTS)
                .filter(text -> !IMPORTS.matcher(text.strip()).matches())
                .ifPresent(text -> {
                    throw new LimitSettingsException(MAX_IMPORTS, "a number from 1 to 1000 is allowed");
                });
        settings.apply(MAX_UPLOAD).map(String::strip).ifPresent(LimitVariables::requireBytes);
        settings.apply(Rate.SETTING).ifPresent(Rate::parse);
    }

    private static void requireBytes(String text) {
        if (!BYTES.matcher(text).matches() || Long.parseLong(text) > LARGEST_UPLOAD) {
            throw new LimitSettingsException(
                    MAX_UPLOAD,
                    "a number of bytes from 1 to " + LARGEST_UPLOAD + " is allowed, without a unit, such as 268435456");
        }
    }

    private static void requireWithin(String name, String text, Range range) {
        Duration duration = duration(text);
        if (duration == null || duration.compareTo(range.least()) < 0 || duration.compareTo(range.most()) > 0) {
            throw new LimitSettingsException(name, "a duration from " + range.allowed() + " is allowed");
        }
    }

    /** Null for what is none. */
    static Duration duration(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }

    /** @param allowed both ends and an example, for people */
    private record Range(Duration least, Duration most, String allowed) {}
}
