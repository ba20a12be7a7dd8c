package dev.freehold.platform.telemetry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the operator says of logs and traces, by the names that the environment has for it; blank counts as not set. */
public final class TelemetryVariables {
    static final String SLOW_PROPERTY = "freehold.database.slow-query";

    private static final String SLOW = "DB_SLOW_QUERY_MS";
    private static final String FORMAT = "LOG_FORMAT";
    private static final String LEVEL = "LOG_LEVEL";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String SAMPLER = "OTEL_TRACES_SAMPLER";
    private static final String SAMPLER_ARGUMENT = "OTEL_TRACES_SAMPLER_ARG";

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,7}");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SLOW_UNLESS_SAID = Duration.ofMillis(500);
    private static final Set<String> LEVELS = Set.of("ERROR", "WARN", "INFO", "DEBUG");
    private static final Set<String> PROTOCOLS = Set.of("grpc", "http/protobuf");

    private TelemetryVariables() {}

    /**
     * Refuses what cannot be used, before anything starts.
     *
     * @param settings finds a setting by the name that it has in the environment
     * @throws TelemetrySettingsException if one cannot be used
     */
    public static void check(Function<String, Optional<String>> settings) {
        slowStatement(settings.apply(SLOW));
        format(settings.apply(FORMAT));
        oneOf(LEVEL, settings.apply(LEVEL), LEVELS, "ERROR, WARN, INFO or DEBUG is allowed");
        oneOf(PROTOCOL, settings.apply(PROTOCOL), PROTOCOLS, "grpc or http/protobuf is allowed");
        settings.apply(ENDPOINT).map(String::strip).ifPresent(TelemetryVariables::checkEndpoint);
        sampling(settings.apply(SAMPLER), settings.apply(SAMPLER_ARGUMENT));
    }

    /**
     * Whether logs are JSON.
     *
     * @param settings as above
     * @param otherwise whether they are if nobody says so
     * @throws TelemetrySettingsException if {@code LOG_FORMAT} is neither json nor text
     */
    public static boolean logsJson(Function<String, Optional<String>> settings, boolean otherwise) {
        return format(settings.apply(FORMAT)).map("json"::equals).orElse(otherwise);
    }

    /** From how long on a statement is logged; empty if none is. */
    static Optional<Duration> slowStatement(Optional<String> setting) {
        String text =
                setting.map(String::strip).filter(value -> !value.isEmpty()).orElse(null);
        if (text == null) {
            return Optional.of(SLOW_UNLESS_SAID);
        }
        if (text.equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        if (!MILLISECONDS.matcher(text).matches() || Long.parseLong(text) > LONGEST.toMillis()) {
            throw new TelemetrySettingsException(
                    SLOW, "whole milliseconds from 0 (every statement) to 3600000 are allowed, or off");
        }
        return Optional.of(Duration.ofMillis(Long.parseLong(text)));
    }

    static Sampling sampling(Optional<String> name, Optional<String> argument) {
        return Sampling.of(name.map(String::strip).filter(text -> !text.isEmpty()), ratio(argument))
                .orElseThrow(() -> new TelemetrySettingsException(SAMPLER, Sampling.ALLOWED));
    }

    private static double ratio(Optional<String> argument) {
        String text =
                argument.map(String::strip).filter(value -> !value.isEmpty()).orElse("1");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException noNumber) {
            throw unusableRatio();
        }
        throw unusableRatio();
    }

    private static TelemetrySettingsException unusableRatio() {
        return new TelemetrySettingsException(SAMPLER_ARGUMENT, "a number from 0 to 1 is allowed");
    }

    private static Optional<String> format(Optional<String> setting) {
        return oneOf(
                FORMAT,
                setting.map(text -> text.toLowerCase(Locale.ROOT)),
                Set.of("json", "text"),
                "json or text is allowed");
    }

    private static Optional<String> oneOf(String name, Optional<String> setting, Set<String> allowed, String saying) {
        Optional<String> text = setting.map(String::strip).filter(value -> !value.isEmpty());
        if (text.isPresent() && !allowed.contains(text.get())) {
            throw new TelemetrySettingsException(name, saying);
        }
        return text;
    }

    private static void checkEndpoint(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            URI endpoint = new URI(text);
            String scheme = endpoint.getScheme();
            if (endpoint.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return;
            }
        } catch (URISyntaxException noAddress) {
            throw unusableEndpoint();
        }
        throw unusableEndpoint();
    }

    private static TelemetrySettingsException unusableEndpoint() {
        return new TelemetrySettingsException(
                ENDPOINT, "the address of a collector is allowed, such as http://collector:4317");
    }
}
