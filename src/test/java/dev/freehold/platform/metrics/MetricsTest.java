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
import java.util.UUID;
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
    void methodsThatClientsMakeUpAreOne() {
        try (RawClient client = RawClient.connect(base)) {
            client.send("FANCY /api/v1/tasks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            client.readToTheEnd();
        }

        assertThat(metrics()).contains("method=\"OTHER\"").doesNotContain("FANCY");
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
