package dev.freehold.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Gives what percentiles are asked of a few buckets, which add up over replicas as percentiles themselves do not. */
@Singleton
public class Buckets implements MeterFilter {
    private static final Map<String, double[]> BOUNDS = Map.of(
            "http.server.requests", nanoseconds(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000),
            "sql.pool.queue.delay", nanoseconds(1, 5, 25, 100, 500, 2_500, 10_000, 30_000));

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        double[] bounds = BOUNDS.get(id.getName());
        return bounds == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(bounds)
                        .build()
                        .merge(config);
    }

    private static double[] nanoseconds(Integer... milliseconds) {
        return Stream.of(milliseconds)
                .mapToDouble(bound -> Duration.ofMillis(bound).toNanos())
                .toArray();
    }
}
