package dev.freehold.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private final Kept kept = new Kept();

    @ParameterizedTest
    @ValueSource(strings = {"network.peer.address", "client.address", "user_agent.original", "url.query"})
    void whatASpanIsToldAtItsEndIsMaskedToo(String key) {
        span(key, false);

        assertThat(told(key)).isEqualTo("masked");
    }

    @Test
    void whatASpanBeginsWithIsMasked() {
        span("client.address", true);

        assertThat(told("client.address")).isEqualTo("masked");
    }

    @Test
    void whatIsNobodysIsToldAsItIs() {
        span("http.route", false);

        assertThat(told("http.route")).isEqualTo("192.0.2.7");
    }

    private void span(String key, boolean atItsBeginning) {
        try (SdkTracerProvider tracers = SdkTracerProvider.builder()
                .addSpanProcessor(new Traces())
                .addSpanProcessor(SimpleSpanProcessor.create(kept))
                .build()) {
            var builder = tracers.get("test").spanBuilder("GET /api/v1/tasks");
            if (atItsBeginning) {
                builder.setAttribute(key, "192.0.2.7");
            }
            Span span = builder.startSpan();
            if (!atItsBeginning) {
                span.setAttribute(key, "192.0.2.7");
            }
            span.end();
        }
    }

    private String told(String key) {
        assertThat(kept.spans).hasSize(1);
        return kept.spans.get(0).getAttributes().get(AttributeKey.stringKey(key));
    }

    private static final class Kept implements SpanExporter {
        private final List<SpanData> spans = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> ended) {
            spans.addAll(ended);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
