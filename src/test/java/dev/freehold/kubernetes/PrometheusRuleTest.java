package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Prometheus operator is given the very alerts of docker/observability. */
class PrometheusRuleTest {
    private static final Path RULES = Path.of("docker", "observability", "alerts.yaml");
    private static final Path COMMITTED =
            Manifests.ROOT.resolve("components").resolve("monitoring").resolve("alerts.yaml");
    private static final String GROUPS = "groups:\n";
    private static final String UPDATE = "kubernetes.update";
    private static final String HEAD = """
            # Made from docker/observability/alerts.yaml by PrometheusRuleTest; do not edit.
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: freehold
              labels:
                app.kubernetes.io/name: freehold
                app.kubernetes.io/part-of: freehold
            spec:
            """;

    @Test
    void theOperatorsAlertsAreThoseOfPrometheus() throws IOException {
        String rules = Files.readString(RULES).replace("\r\n", "\n");
        String wanted =
                HEAD + rules.substring(rules.indexOf(GROUPS)).stripTrailing().indent(2);
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(COMMITTED, wanted);
        }
        assertThat(Files.readString(COMMITTED).replace("\r\n", "\n"))
                .as("./mvnw test -Dtest=PrometheusRuleTest -D" + UPDATE
                        + " brings it up to date; RenderedOverlaysTest comes next")
                .isEqualTo(wanted);
    }
}
