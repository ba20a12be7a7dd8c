package dev.freehold.kubernetes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the cluster asks for is what the service answers. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProbePathsTest {
    private final Manifests manifests = Manifests.rendered("production-with-components");

    @Test
    void probesAskTheServiceOnItsPort() {
        JsonNode container = Manifests.containers(manifests.one("Deployment", "freehold"))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> container.path(probe).path("httpGet")))
                .allSatisfy(probe -> {
                    assertThat(probe.get("port")).isEqualTo(container.at("/ports/0/containerPort"));
                    assertThat(status(probe.get("path").asText())).isEqualTo(200);
                });
    }

    @Test
    void prometheusFindsMetrics() {
        JsonNode endpoint = manifests.one("ServiceMonitor", "freehold").at("/spec/endpoints/0");
        assertThat(status(endpoint.get("path").asText())).isEqualTo(200);
        assertThat(endpoint.properties())
                .extracting(field -> field.getKey())
                .containsExactlyInAnyOrder("port", "path", "interval", "scrapeTimeout");
    }

    private static int status(String path) {
        return given().get(path).statusCode();
    }
}
