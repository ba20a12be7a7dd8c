package dev.freehold.platform.database.pool;

import dev.freehold.platform.database.DatabaseSettingsException;
import dev.freehold.platform.database.Settings;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bounds of the pool that must make sense before anything starts, by the names that the environment has for them. */
public final class PoolVariables {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

    private static final Map<String, Integer> LARGEST = Map.of("DB_POOL_SIZE", 10_000, "DB_POOL_QUEUE", 100_000);

    private static final Map<String, Range> DURATIONS = Map.of(
            "DB_POOL_MAX_WAIT",
            new Range(Duration.ofMillis(100), Duration.ofHours(1), "from 100ms to 1h is allowed, such as 30s", false),
            "DB_POOL_RECYCLE",
            new Range(
                    Duration.ofSeconds(1),
                    Duration.ofDays(7),
                    "from 1s to 168h is allowed, such as 1h, or 0 for no limit",
                    true),
            "DB_STATEMENT_TIMEOUT",
            new Range(
                    Duration.ofMillis(100),
                    Duration.ofHours(1),
                    "from 100ms to 1h is allowed, such as 30s or 2m, or 0 for no limit",
                    true));

    private PoolVariables() {}

    /**
     * Checks those that are set.
     *
     * @param settings finds a setting by its name
     * @throws DatabaseSettingsException if one cannot be used
     */
    public static void check(Settings settings) {
        LARGEST.forEach((name, largest) ->
                settings.find(name).map(String::strip).ifPresent(text -> requireWithin(name, text, largest)));
        DURATIONS.forEach((name, range) ->
                settings.find(name).map(String::strip).ifPresent(text -> requireWithin(name, text, range)));
    }

    private static void requireWithin(String name, String text, int largest) {
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < 1 || Integer.parseInt(text) > largest) {
            throw new DatabaseSettingsException(name + ": a whole number from 1 to " + largest + " is allowed");
        }
    }

    private static void requireWithin(String name, String text, Range range) {
        if (!duration(text).filter(range::has).isPresent()) {
            throw new DatabaseSettingsException(name + ": a duration " + range.allowed());
        }
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.ofNullable(DurationConverter.parseDuration(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /**
     * @param allowed both ends and an example, for people
     * @param orNone whether zero means no limit
     */
    private record Range(Duration least, Duration most, String allowed, boolean orNone) {
        boolean has(Duration duration) {
            return (orNone && duration.isZero()) || (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0);
        }
    }
}
