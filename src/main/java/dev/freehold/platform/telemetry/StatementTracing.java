package dev.freehold.platform.telemetry;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import jakarta.inject.Singleton;

/** Puts {@link StatementTracer} before the tracer of OpenTelemetry, or alone where nothing is traced. */
@Singleton
public class StatementTracing implements VertxOptionsCustomizer {
    private final StatementWatch watch;

    StatementTracing(StatementWatch watch) {
        this.watch = watch;
    }

    // The builder of Vert.x that Vert.x would rather have used belongs to Quarkus, which hands out the options alone.
    @SuppressWarnings("deprecation")
    @Override
    public void accept(VertxOptions options) {
        TracingOptions given = options.getTracingOptions();
        VertxTracerFactory behind = given == null ? null : given.getFactory();
        options.setTracingOptions(
                new TracingOptions().setFactory(asked -> new StatementTracer(watch, spans(behind, asked))));
    }

    private static VertxTracer<?, ?> spans(VertxTracerFactory factory, TracingOptions options) {
        return factory == null ? VertxTracer.NOOP : factory.tracer(options);
    }
}
