package dev.freehold.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces and slow statements of a service that sends the first, and takes every statement for slow. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Collector.class)
class TelemetryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CALLER = "00f067aa0ba902b7";

    @TestHTTPResource("/")
    URI base;

    private final SlowLines log = new SlowLines();
    private final String trace = randomTrace();
    private Wire service;

    @BeforeEach
    void connect() {
        service = new Wire(base);
        log.listen();
    }

    @AfterEach
    void disconnect() {
        log.leave();
    }

    @Test
    void aRequestIsASpanWithItsStatementsBelowAndTheCallerAbove() {
        service.get("/api/v1/tasks/" + UUID.randomUUID(), "traceparent", parent());

        Span request = awaitServerSpan();
        assertThat(request.getName()).isEqualTo("GET /api/v1/tasks/{id}");
        assertThat(Collector.hex(request.getParentSpanId())).isEqualTo(CALLER);
        assertThat(statements())
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.getParentSpanId()).isEqualTo(request.getSpanId()))
                .anySatisfy(statement -> assertThat(statement.toString()).contains("from tasks"));
    }

    @Test
    void noSpanTellsWhatACallerTypedOrWhoHeIs() {
        service.get("/api/v1/tasks?title=Jane-Doe", "traceparent", parent());

        awaitServerSpan();
        assertThat(Collector.spans(trace).toString())
                .contains("masked")
                .doesNotContain("Jane-Doe", "Bearer", "Java-http-client");
        assertThat(server().toString()).contains("client.address").doesNotContain("127.0.0.1");
    }

    @Test
    void aSlowStatementIsLoggedWithItsRouteItsRequestAndItsTrace() {
        String id = UUID.randomUUID().toString();
        service.get("/api/v1/tasks/" + id, "traceparent", parent(), "X-Request-Id", "slow-one");

        Polling.await(
                "the line", PATIENCE, () -> log.of("slow-one").stream().anyMatch(line -> line.contains("from tasks")));
        assertThat(log.of("slow-one")).allSatisfy(line -> assertThat(line)
                .matches("WARN Slow statement: \\d+ ms, route /api/v1/tasks/\\{id}: .* trace " + trace)
                .doesNotContain(id));
        assertThat(log.of("slow-one")).anySatisfy(line -> assertThat(line).contains("$1"));
    }

    @Test
    void valuesOfAWriteAreNotLogged() {
        service.post("/api/v1/projects", Wire.JSON, "{\"name\": \"Her own secret\"}", "X-Request-Id", "slow-write");

        Polling.await("the line", PATIENCE, () -> log.of("slow-write").stream()
                .anyMatch(line -> line.contains("insert into projects")));
        assertThat(log.of("slow-write").toString()).doesNotContain("Her own secret", "slow-write");
    }

    private Span awaitServerSpan() {
        Polling.await(
                "the spans",
                PATIENCE,
                () -> !server().isEmpty() && !statements().isEmpty());
        return server().get(0);
    }

    private List<Span> server() {
        return ofKind(SpanKind.SPAN_KIND_SERVER);
    }

    private List<Span> statements() {
        return ofKind(SpanKind.SPAN_KIND_CLIENT);
    }

    private List<Span> ofKind(SpanKind kind) {
        return Collector.spans(trace).stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }

    private String parent() {
        return "00-" + trace + "-" + CALLER + "-01";
    }

    private static String randomTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
