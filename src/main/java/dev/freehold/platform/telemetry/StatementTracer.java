package dev.freehold.platform.telemetry;

import dev.freehold.platform.telemetry.StatementWatch.Statement;
import io.vertx.core.Context;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map.Entry;
import java.util.function.BiConsumer;

/**
 * Hears from Vert.x of every statement, with the context that it was made in, and passes all on to the tracer that makes spans.
 * Vert.x takes one tracer only; this is the one place that sees the statements of Hibernate and those of pools.
 */
final class StatementTracer implements VertxTracer<Object, Object> {
    private static final String OPERATION = "Query";
    private static final String SQL = "db.statement";

    private final StatementWatch watch;
    private final VertxTracer<Object, Object> spans;

    /** @param spans the tracer behind this one; {@link VertxTracer#NOOP} if there is none */
    @SuppressWarnings("unchecked")
    StatementTracer(StatementWatch watch, VertxTracer<?, ?> spans) {
        this.watch = watch;
        this.spans = (VertxTracer<Object, Object>) spans;
    }

    @Override
    public <R> Object receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Entry<String, String>> headers,
            TagExtractor<R> tags) {
        return spans.receiveRequest(context, kind, policy, request, operation, headers, tags);
    }

    @Override
    public <R> void sendResponse(Context context, R response, Object payload, Throwable failure, TagExtractor<R> tags) {
        spans.sendResponse(context, response, payload, failure, tags);
    }

    @Override
    public <R> Object sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        Object span = spans.sendRequest(context, kind, policy, request, operation, headers, tags);
        String sql = OPERATION.equals(operation) ? sql(request, tags) : null;
        return sql == null ? span : watch.begin(sql, span);
    }

    @Override
    public <R> void receiveResponse(
            Context context, R response, Object payload, Throwable failure, TagExtractor<R> tags) {
        if (payload instanceof Statement statement) {
            // Before the span ends, so that the line in the log belongs to it.
            watch.end(context, statement, failure != null);
            spans.receiveResponse(context, response, statement.span(), failure, tags);
        } else {
            spans.receiveResponse(context, response, payload, failure, tags);
        }
    }

    @Override
    public void close() {
        spans.close();
    }

    private static <R> String sql(R request, TagExtractor<R> tags) {
        for (int tag = 0; tag < tags.len(request); tag++) {
            if (SQL.equals(tags.name(request, tag))) {
                return tags.value(request, tag);
            }
        }
        return null;
    }
}
