package dev.freehold.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts against what the service really exports. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ObservabilityFilesTest {
    private static final Path FOLDER = Path.of("docker", "observability");
    private static final Path RUNBOOK = Path.of("docs", "operations.md");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Prometheus makes it itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern EXPORTED = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[ {]");

    @TestHTTPResource("/")
    URI base;

    @Test
    void everyMetricOfTheAlertsIsExported() throws IOException {
        assertExported(ofTheAlerts());
    }

    @Test
    void everyMetricOfTheDashboardIsExported() throws IOException {
        assertExported(ofTheDashboard());
    }

    /** Every service of this kind has most of these names. */
    @Test
    void everyMetricIsAskedOfThisServiceAlone() throws IOException {
        assertThat(Stream.concat(ofTheAlerts().stream(), ofTheDashboard().stream()))
                .allSatisfy(
                        expression -> assertThat(PromQl.metrics(expression)).allSatisfy(metric -> assertThat(expression)
                                .doesNotContainPattern("\\b" + metric + "\\b(?!\\{job=\"freehold\"[,}])")));
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        for (Map<String, Object> alert : alerts()) {
            String name = (String) alert.get("alert");
            assertThat(runbook).contains("\n### Alert: " + name + "\n");
            assertThat(alert.get("annotations"))
                    .asString()
                    .contains("summary=", "description=")
                    .contains("runbook_url=docs/operations.md#alert-" + name.toLowerCase(java.util.Locale.ROOT) + "}");
            assertThat(alert.get("labels")).asString().matches("\\{severity=(critical|warning)}");
        }
    }

    @Test
    void namesAreFoundInExpressions() {
        assertThat(
                        PromQl.metrics(
                                "histogram_quantile(0.99, sum by (le) (rate(a_bucket{uri!~\"/b.*\"}[5m]))) > 1 and c:d >= 2e3 / e"))
                .containsExactlyInAnyOrder("a_bucket", "c:d", "e");
    }

    private static List<String> ofTheAlerts() throws IOException {
        return alerts().stream().map(alert -> (String) alert.get("expr")).toList();
    }

    private static List<String> ofTheDashboard() throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("dashboard.json").toFile()).findValues("expr").stream()
                        .map(JsonNode::asText)
                        .toList();
    }

    private void assertExported(List<String> expressions) {
        assertThat(expressions).hasSizeGreaterThan(10);
        Set<String> asked = new TreeSet<>();
        expressions.forEach(expression -> asked.addAll(PromQl.metrics(expression)));
        asked.removeAll(OF_PROMETHEUS);
        new Wire(base).get("/api/v1/tasks");
        Polling.await("what is asked on a schedule", PATIENCE, () -> exported().containsAll(asked));
        assertThat(exported()).containsAll(asked);
    }

    private Set<String> exported() {
        Set<String> names = new TreeSet<>();
        EXPORTED.matcher(new Wire(base).get("/q/metrics").text()).results().forEach(line -> names.add(line.group(1)));
        return names;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml")));
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
            alerts.addAll((List<Map<String, Object>>) group.get("rules"));
        }
        return alerts;
    }
}
