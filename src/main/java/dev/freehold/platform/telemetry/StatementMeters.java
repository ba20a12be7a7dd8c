package dev.freehold.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts and times the statements that are answered, by kind and outcome: twelve timers, however many statements there are. */
@Singleton
public class StatementMeters implements MeterBinder {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private volatile Timers timers;

    @Override
    public void bindTo(MeterRegistry registry) {
        timers = new Timers(all(registry, "ok"), all(registry, "failed"));
    }

    /** @param nanoseconds from handing the statement to its connection to the last row or the failure */
    void record(StatementKind kind, boolean failed, long nanoseconds) {
        Timers known = timers;
        // Until the registry is there, which is before anybody is served.
        if (known != null) {
            (failed ? known.failed() : known.ok()).get(kind).record(nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    private static Map<StatementKind, Timer> all(MeterRegistry registry, String outcome) {
        Map<StatementKind, Timer> timers = new EnumMap<>(StatementKind.class);
        for (StatementKind kind : StatementKind.values()) {
            timers.put(
                    kind,
                    Timer.builder("database.statements")
                            .description(
                                    "Statements of the reactive driver, from sending to the last row or the failure")
                            .tag("kind", kind.word())
                            .tag("outcome", outcome)
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        return timers;
    }

    private record Timers(Map<StatementKind, Timer> ok, Map<StatementKind, Timer> failed) {}
}
