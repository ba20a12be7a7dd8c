package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The service in this JVM on two servers, of which the primary is killed. */
@QuarkusTest
@WithTestResource(TwoServers.class)
class PromotedStandbyTest {
    private static final Duration PROMISE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI base;

    @Test
    void writesGoOnAtThePromotedStandbyWithoutARestart() {
        Wire service = new Wire(base);
        String project = service.newProject();
        String task = "{\"title\": \"before\", \"project_id\": \"" + project + "\"}";
        assertThat(service.post("/api/v1/tasks", Wire.JSON, task).status()).isEqualTo(201);

        TwoServers.servers().killPrimary();
        Answer away = service.post("/api/v1/tasks", Wire.JSON, task);
        assertThat(away.status()).as(away.text()).isEqualTo(503);
        assertThat(away.took()).isLessThan(Duration.ofSeconds(5));
        TwoServers.servers().promote();

        Polling.await(
                "writes at the new primary",
                PROMISE,
                () -> service.post("/api/v1/tasks", Wire.JSON, task).status() == 201);
        assertThat(service.walk("/api/v1/tasks?project_id=" + project)).hasSize(2);
    }
}
