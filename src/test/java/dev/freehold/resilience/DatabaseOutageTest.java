package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PgBouncer;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database stops and comes back; the service stays. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatabaseOutageTest {
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    @TestHTTPResource("/")
    URI base;

    private Wire service;
    private String project;
    private String task;
    private boolean stopped;

    @BeforeEach
    void writeATask() {
        service = new Wire(base);
        project = service.newProject();
        task = service.post(
                        "/api/v1/tasks",
                        Wire.JSON,
                        "{\"title\": \"before\", \"description\": \"before\", \"project_id\": \"" + project + "\"}")
                .json()
                .get("id")
                .asText();
    }

    @AfterEach
    void bringTheDatabaseBack() {
        if (stopped) {
            startServer();
        }
    }

    @Test
    void theProbesTellTheOutage() {
        stopServer();
        awaitNotReady();

        Answer ready = service.get("/q/health/ready");
        assertThat(ready.status()).as(ready.text()).isEqualTo(503);
        assertThat(ready.took()).isLessThan(Duration.ofSeconds(2));
        assertThat(service.get("/q/health/live").status()).isEqualTo(200);
        assertThat(service.get("/q/health/started").status()).isEqualTo(200);
        Answer health = service.get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().get("database").asText()).isEqualTo("down");
        // It is a probe that fails, and no request that is refused.
        assertThat(service.get("/q/metrics").text())
                .containsPattern("http_server_requests_seconds_count\\{[^}]*status=\"503\",uri=\"/health\"");
    }

    /** An answer serves for some moments. */
    private void awaitNotReady() {
        Polling.await(
                "not ready",
                Duration.ofSeconds(2),
                () -> service.get("/q/health/ready").status() == 503);
    }

    @Test
    void everyCallSaysThatItMayBeRepeatedLater() {
        stopServer();

        calls().forEach((name, call) -> {
            Answer refusal = call.get();
            assertThat(refusal.status()).as(name + ": " + refusal).isEqualTo(503);
            assertThat(refusal.header("Content-Type")).as(name).startsWith("application/problem+json");
            assertThat(refusal.json().get("code").asText()).as(name).isEqualTo("database_unavailable");
            if (!isOpen(refusal)) {
                assertThat(refusal.header("Retry-After")).as(name).matches("[1-9][0-9]*");
            }
            assertThat(refusal.took()).as(name).isLessThan(Duration.ofSeconds(3));
        });
    }

    /** A pooler takes what it is sent, and hangs up on it later: nobody knows then how far that got. */
    private static boolean isOpen(Answer refusal) {
        return PgBouncer.IS_WANTED && refusal.json().get("detail").asText().contains("may be done or not");
    }

    private Map<String, Supplier<Answer>> calls() {
        String tasks = "/api/v1/tasks";
        String whole = "{\"title\": \"during\", \"description\": \"during\", \"project_id\": \"" + project + "\"}";
        Map<String, Supplier<Answer>> calls = new LinkedHashMap<>();
        calls.put("get", () -> service.get(tasks + "/" + task));
        calls.put("list", () -> service.get(tasks));
        calls.put("csv", () -> service.get(tasks, "Accept", Wire.CSV));
        calls.put("ndjson", () -> service.get(tasks, "Accept", Wire.NDJSON));
        calls.put("post", () -> service.post(tasks, Wire.JSON, whole));
        calls.put("post with key", () -> service.post(tasks, Wire.JSON, whole, "Idempotency-Key", "outage-" + project));
        calls.put("patch", () -> service.patch(tasks + "/" + task, "{\"title\": \"during\"}"));
        calls.put("delete", () -> service.delete(tasks + "/" + task));
        calls.put("purge", () -> service.delete(tasks + "/" + task + "?purge=true"));
        calls.put("import", () -> service.post(importPath(), Wire.CSV, "title\nduring\n"));
        calls.put("partial import", () -> service.post(importPath() + "&mode=partial", Wire.CSV, "title\nduring\n"));
        return calls;
    }

    @Test
    void everythingRecoversByItself() throws SQLException {
        stopServer();
        assertThat(calls().values().stream().map(Supplier::get).map(Answer::status))
                .containsOnly(503);
        startServer();

        Polling.await(
                "ready again", RECOVERY, () -> service.get("/q/health/ready").status() == 200);
        assertThat(service.get("/health").status()).isEqualTo(200);
        assertThat(service.get("/api/v1/tasks?project_id=" + project)
                        .json()
                        .at("/items/0/title")
                        .asText())
                .isEqualTo("before");
        Aftermath aftermath = new Aftermath(service, task);
        aftermath.assertServiceIsWhole();
        aftermath.assertNothingIsHalfWritten(project);
    }

    @Test
    void aWriteUnderWayWhenTheDatabaseStopsIsAnsweredAsItEnded() throws Exception {
        int stored = 0;
        try (TaskLock lock = TaskLock.take();
                RawClient importing = RawClient.connect(base);
                RawClient posting = RawClient.connect(base)) {
            assertThat(lock).isNotNull();
            importing.send(Errand.IMPORT.request(project, task, 1));
            posting.send(Errand.POST.request(project, task, 1));
            Polling.await("writes under way", RECOVERY, () -> TaskLock.waiting() == 2);
            stopServer();

            // The stop may free the lock before it reaches the writes; then they end well, and must say so.
            for (String answer : List.of(importing.read(4_096), posting.read(4_096))) {
                if (answer.startsWith("HTTP/1.1 20")) {
                    stored++;
                } else {
                    assertThat(answer)
                            .startsWith("HTTP/1.1 503")
                            .contains("done or not")
                            .doesNotContainIgnoringCase("retry-after:", "nothing was changed");
                }
            }
        }
        startServer();

        Polling.await(
                "ready again", RECOVERY, () -> service.get("/q/health/ready").status() == 200);
        assertThat(service.walk("/api/v1/tasks?project_id=" + project)).hasSize(1 + stored);
    }

    @Test
    void anExportThatLosesItsDatabaseDoesNotEndAsIfItWereWhole() {
        fillBeyondAllBuffers();
        try (RawClient client = RawClient.connectNarrow(base)) {
            client.send(Errand.EXPORT_NDJSON.request(project, task, 1));
            assertThat(client.read(64)).startsWith("HTTP/1.1 200");
            stopServer();

            // A chunked body that is whole ends with a chunk of no length.
            assertThat(client.readToTheEnd()).doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    private void fillBeyondAllBuffers() {
        for (int i = 0; i < 3; i++) {
            String rows = IntStream.range(0, 1_000)
                    .mapToObj(row -> "row " + row + "," + "words ".repeat(1_000) + "\n")
                    .collect(Collectors.joining("", "title,description\n", ""));
            assertThat(service.post(importPath(), Wire.CSV, rows).status()).isEqualTo(200);
        }
    }

    private String importPath() {
        return "/api/v1/tasks/import?default=project_id:" + project;
    }

    private void stopServer() {
        PostgresResource.stopServer();
        stopped = true;
    }

    private void startServer() {
        PostgresResource.startServer();
        stopped = false;
        Polling.await(
                "serving again", RECOVERY, () -> service.get("/q/health/ready").status() == 200);
    }
}
