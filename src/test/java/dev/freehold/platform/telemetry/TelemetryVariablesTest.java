package dev.freehold.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryVariablesTest {
    @ParameterizedTest
    @CsvSource({
        "DB_SLOW_QUERY_MS, -1, 'whole milliseconds from 0 (every statement) to 3600000 are allowed, or off'",
        "DB_SLOW_QUERY_MS, 1s, 'whole milliseconds from 0 (every statement) to 3600000 are allowed, or off'",
        "DB_SLOW_QUERY_MS, 3600001, 'whole milliseconds from 0 (every statement) to 3600000 are allowed, or off'",
        "LOG_FORMAT, xml, json or text is allowed",
        "LOG_LEVEL, LOUD, 'ERROR, WARN, INFO or DEBUG is allowed'",
        "OTEL_EXPORTER_OTLP_ENDPOINT, collector:4317, 'the address of a collector is allowed, such as http://collector:4317'",
        "OTEL_EXPORTER_OTLP_ENDPOINT, http://, 'the address of a collector is allowed, such as http://collector:4317'",
        "OTEL_EXPORTER_OTLP_PROTOCOL, http/json, grpc or http/protobuf is allowed",
        "OTEL_TRACES_SAMPLER, sometimes, "
                + "'always_on, always_off, traceidratio or one of them behind parentbased_ is allowed'",
        "OTEL_TRACES_SAMPLER_ARG, 1.5, a number from 0 to 1 is allowed",
        "OTEL_TRACES_SAMPLER_ARG, half, a number from 0 to 1 is allowed",
        "OTEL_TRACES_SAMPLER_ARG, NaN, a number from 0 to 1 is allowed"
    })
    void whatCannotBeUsedIsNamedWithWhatIsAllowed(String name, String value, String allowed) {
        assertThatThrownBy(() ->
                        TelemetryVariables.check(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty()))
                .isInstanceOf(TelemetrySettingsException.class)
                .hasMessage(name + " cannot be used: " + allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_SLOW_QUERY_MS, 0",
        "DB_SLOW_QUERY_MS, OFF",
        "LOG_FORMAT, JSON",
        "LOG_LEVEL, DEBUG",
        "OTEL_EXPORTER_OTLP_ENDPOINT, https://collector.example:4318/otlp",
        "OTEL_TRACES_SAMPLER, parentbased_traceidratio",
        "OTEL_TRACES_SAMPLER_ARG, 0.05"
    })
    void whatCanBeUsedIsTaken(String name, String value) {
        assertThatCode(() ->
                        TelemetryVariables.check(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void statementsAreSlowFromHalfASecondOnUnlessSomebodySaysOtherwise() {
        assertThat(TelemetryVariables.slowStatement(Optional.empty())).contains(Duration.ofMillis(500));
        assertThat(TelemetryVariables.slowStatement(Optional.of(" "))).contains(Duration.ofMillis(500));
        assertThat(TelemetryVariables.slowStatement(Optional.of("0"))).contains(Duration.ZERO);
        assertThat(TelemetryVariables.slowStatement(Optional.of("off"))).isEmpty();
    }

    @Test
    void whatIsSampledGoesByTheNamesOfOpenTelemetry() {
        assertThat(TelemetryVariables.sampling(Optional.empty(), Optional.empty())
                        .sampler()
                        .getDescription())
                .startsWith("ParentBased{root:AlwaysOnSampler");
        assertThat(TelemetryVariables.sampling(Optional.of("traceidratio"), Optional.of("0.25"))
                        .sampler()
                        .getDescription())
                .isEqualTo("TraceIdRatioBased{0.250000}");
    }
}
