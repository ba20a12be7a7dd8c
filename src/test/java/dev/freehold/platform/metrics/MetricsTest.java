package dev.freehold.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.boot.SchemaState;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MetricsTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    SchemaState schema;

    private Wire service;

    @BeforeEach
    void connect() {
        service = new Wire(base);
    }

    @AfterEach
    void repair() throws SQLException {
        Database.execute("drop index if exists drifted");
        schema.refresh();
    }

    @Test
    void everyClassOfFindingIsCountedEvenIfThereAreNone() throws SQLException {
        schema.refresh();
        assertThat(metrics())
                .contains("schema_drift_findings{class=\"drift\",severity=\"warning\"} 0.0")
                .contains("schema_drift_findings{class=\"hand_fixed\",severity=\"error\"} 0.0")
                .contains("schema_drift_findings{class=\"unmanaged\",severity=\"info\"} 0.0")
                .containsPattern("(?m)^schema_report_age_seconds [0-9.E-]+$");

        Database.execute("create index drifted on tasks (title)");
        schema.refresh();

        assertThat(metrics()).contains("schema_drift_findings{class=\"drift\",severity=\"warning\"} 1.0");
    }

    @Test
    void requestsAreCountedByEndpointNotByPath() {
        String id = UUID.randomUUID().toString();
        service.get("/api/v1/tasks/" + id);
        service.get("/api/v1/nowhere/" + id);
        service.get("/api/v1/tasks/" + id, "Accept", "image/png");
        service.get("/" + id);

        assertThat(metrics())
                .contains("http_server_requests_seconds_count{")
                .contains("uri=\"/api/v1/tasks/{id}\"")
                .doesNotContain(id);
    }

    @Test
    void failuresAreCountedUnderTheirRoute() {
        service.get("/api/v1/tasks?odd=1");
        service.get("/api/v1/nowhere-at-all");

        assertThat(count("/api/v1/tasks", "400")).isPositive();
        assertThat(count("NOT_FOUND", "404")).isPositive();
        assertThat(metrics()).doesNotContain("nowhere-at-all");
    }

    /** The library normalizes them, and takes whatever it has changed for the template of a route. */
    @Test
    void pathsInOddSpellingsAreNoLabels() {
        for (String path : List.of("//made-up-by-a-client", "//api/v1/made-up-by-a-client", "/./made-up-by-a-client")) {
            try (RawClient client = RawClient.connect(base)) {
                assertThat(client.send("GET " + path + " HTTP/1.1\r\nHost: freehold\r\n\r\n")
                                .read(64))
                        .startsWith("HTTP/1.1 404");
            }
        }

        assertThat(count("NOT_FOUND", "404")).isPositive();
        assertThat(metrics()).doesNotContain("made-up-by-a-client");
    }

    @Test
    void exportsAreToldFromTheirLists() {
        service.get("/api/v1/projects", "Accept", Wire.CSV);
        service.get("/api/v1/projects");

        assertThat(count("/api/v1/projects (export)", "200")).isPositive();
        assertThat(count("/api/v1/projects", "200")).isPositive();
    }

    private double count(String uri, String status) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("uri=\"" + uri + "\"") && line.contains("status=\"" + status + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void methodsThatClientsMakeUpAreOne() {
        try (RawClient client = RawClient.connect(base)) {
            client.send("FANCY /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            client.readToTheEnd();
        }

        assertThat(metrics()).contains("method=\"OTHER\"").doesNotContain("FANCY");
    }

    @Test
    void statementsAreCountedByKindAndOutcomeOnly() {
        service.get("/api/v1/tasks");

        assertThat(metrics())
                .containsPattern("database_statements_seconds_count\\{kind=\"select\",outcome=\"ok\"} [1-9]")
                .contains("database_statements_seconds_count{kind=\"other\",outcome=\"failed\"}")
                .doesNotContain("from tasks");
        assertThat(metrics().lines().filter(line -> line.startsWith("database_statements_seconds_count{")))
                .hasSize(12);
    }

    @Test
    void thePoolTellsWhoWaitsAndForHowLong() {
        service.get("/api/v1/tasks");

        assertThat(metrics())
                .contains("sql_pool_active{pool_name=\"requests")
                .contains("sql_pool_queue_size{pool_name=\"requests")
                .contains("sql_pool_queue_delay_seconds_bucket{pool_name=\"requests")
                .containsPattern("sql_pool_max_size\\{pool_name=\"requests\",pool_type=\"sql\"} [1-9]");
    }

    @Test
    void nothingThatClientsMakeUpIsANewSeries() {
        // Whoever tries passwords is slowed down after a while: the first crowd meets that, too.
        oddThings(0, 40);
        // Asking for the metrics is a series as well.
        metrics();
        Set<String> before = series();

        oddThings(40, 60);

        assertThat(series()).isEqualTo(before);
    }

    private void oddThings(int from, int to) {
        for (int time = from; time < to; time++) {
            askOddThings(time);
        }
    }

    private Set<String> series() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("http_") || line.startsWith("database_") || line.startsWith("sql_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void askOddThings(int time) {
        service.get("/api/v1/odd-" + time + "/" + time);
        service.get("/odd-" + time + "?q=" + time);
        service.get("/api/v1/tasks/" + time);
        service.get("/api/v1/tasks?odd_" + time + "=1");
        service.get("/api/v1/tasks", "Authorization", "Bearer odd-" + time);
        service.post("/api/v1/auth/login", Wire.JSON, "{\"username\": \"odd-" + time + "\", \"password\": \"odd\"}");
        try (RawClient client = RawClient.connect(base)) {
            client.send("ODD" + time + " /odd HTTP/1.1\r\nHost: odd" + time + "\r\nConnection: close\r\n\r\n");
            client.readToTheEnd();
        }
    }

    @Test
    void nobodyHasToSignIn() {
        Answer answer = service.get("/q/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private String metrics() {
        return service.get("/q/metrics").text();
    }
}
