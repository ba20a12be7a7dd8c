package dev.freehold.schema.boot;

import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The last report as metrics: how many findings it has of each class and severity, and how old it is. */
@Singleton
public class SchemaMeters implements MeterBinder {
    private final SchemaState state;

    SchemaMeters(SchemaState state) {
        this.state = state;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (FindingClass findingClass : FindingClass.values()) {
            for (Severity severity : Severity.values()) {
                Gauge.builder("schema.drift.findings", () -> count(findingClass, severity))
                        .description("Disagreements of model, migrations and live database, by the last report")
                        .tag("class", findingClass.toString())
                        .tag("severity", severity.toString())
                        .register(registry);
            }
        }
        TimeGauge.builder("schema.report.age", this::age, TimeUnit.SECONDS)
                .description("How old the last report on the schema is; not a number if there is none")
                .register(registry);
    }

    private double count(FindingClass findingClass, Severity severity) {
        return state.report()
                .map(report -> report.ofClass(findingClass).stream()
                        .filter(finding -> finding.severity() == severity)
                        .count())
                .orElse(0L);
    }

    private double age() {
        return state.report()
                .map(DriftReport::at)
                .map(at -> Duration.between(at, Instant.now()).toMillis() / 1e3)
                .orElse(Double.NaN);
    }
}
