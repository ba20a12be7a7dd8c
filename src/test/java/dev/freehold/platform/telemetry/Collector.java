package dev.freehold.platform.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A collector of traces, which keeps the spans that it is sent, and the service configured to send them. */
public final class Collector implements QuarkusTestResourceLifecycleManager {
    private static final List<Span> SPANS = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** The spans of a trace that have arrived by now. */
    static List<Span> spans(String traceId) {
        return SPANS.stream()
                .filter(span -> hex(span.getTraceId()).equals(traceId))
                .toList();
    }

    static String hex(com.google.protobuf.ByteString id) {
        return java.util.HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/v1/traces", Collector::keep);
        server.start();
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://localhost:" + server.getAddress().getPort(),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_SERVICE_NAME", "freehold-under-test",
                "quarkus.otel.bsp.schedule.delay", "100ms",
                "DB_SLOW_QUERY_MS", "0");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                    .filter(resource -> resource.getResource().toString().contains("freehold-under-test"))
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> Stream.of(scope.getSpansList()).flatMap(List::stream))
                    .forEach(SPANS::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
