package dev.freehold.platform.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Optional;

/**
 * Which requests are traced, by the names that OpenTelemetry has for it. Quarkus fixes its own setting in the build.
 *
 * @param sampler decides for each trace
 */
record Sampling(Sampler sampler) {
    static final String ALLOWED = "always_on, always_off, traceidratio or one of them behind parentbased_ is allowed";

    private static final String BY_PARENT = "parentbased_";

    /**
     * Finds the sampler of a name.
     *
     * @param name not set: what the caller decided counts, and everything that nobody decided is traced
     * @param ratio of traces, 0 to 1; counts for traceidratio
     * @return empty if there is no sampler of that name
     */
    static Optional<Sampling> of(Optional<String> name, double ratio) {
        String known = name.orElse(BY_PARENT + "always_on");
        if (known.startsWith(BY_PARENT)) {
            return root(known.substring(BY_PARENT.length()), ratio)
                    .map(root -> new Sampling(Sampler.parentBased(root)));
        }
        return root(known, ratio).map(Sampling::new);
    }

    private static Optional<Sampler> root(String name, double ratio) {
        return switch (name) {
            case "always_on" -> Optional.of(Sampler.alwaysOn());
            case "always_off" -> Optional.of(Sampler.alwaysOff());
            case "traceidratio" -> Optional.of(Sampler.traceIdRatioBased(ratio));
            default -> Optional.empty();
        };
    }
}
