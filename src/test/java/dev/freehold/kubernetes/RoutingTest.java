package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is meant is found, and nobody else: a selector that finds nothing is valid YAML, too. */
class RoutingTest {
    static Stream<String> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aWorkloadFindsItsOwnPods(String overlay) {
        assertThat(Manifests.rendered(overlay).workloads())
                .filteredOn(workload -> workload.at("/spec").has("selector"))
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(
                                Manifests.selects(workload.at("/spec/selector/matchLabels"), podLabels(workload)))
                        .as(Manifests.name(workload))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theServiceTheBudgetAndTheSpreadFindTheReplicasAlone(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        Stream<JsonNode> spreads = Manifests.stream(Manifests.template(manifests.one("Deployment", "freehold"))
                        .at("/spec/topologySpreadConstraints"))
                .map(spread -> spread.at("/labelSelector/matchLabels"));
        Stream<JsonNode> budgets =
                manifests.ofKind("PodDisruptionBudget").map(budget -> budget.at("/spec/selector/matchLabels"));
        Stream<JsonNode> service =
                Stream.of(manifests.one("Service", "freehold").at("/spec/selector"));
        assertThat(Stream.of(spreads, budgets, service).flatMap(selectors -> selectors))
                .isNotEmpty()
                .allSatisfy(selector -> assertThat(found(manifests, selector)).containsExactly("Deployment freehold"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyNetworkPolicyFindsTheReplicas(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.ofKind("NetworkPolicy")).isNotEmpty().allSatisfy(policy -> assertThat(
                        found(manifests, policy.at("/spec/podSelector/matchLabels")))
                .contains("Deployment freehold"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatRunsToAnEndIsLetOutToTheDatabaseAndNobodyIsLetIn(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.jobs()).isNotEmpty().allSatisfy(job -> {
            List<JsonNode> policies = manifests
                    .ofKind("NetworkPolicy")
                    .filter(policy -> Manifests.selects(policy.at("/spec/podSelector/matchLabels"), podLabels(job)))
                    .toList();
            assertThat(policies).isNotEmpty().allSatisfy(policy -> {
                assertThat(policy.at("/spec/policyTypes")).hasSize(2);
                assertThat(policy.at("/spec").has("ingress")).isFalse();
                assertThat(policy.at("/spec/egress").findValuesAsText("port")).contains("5432");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void portsAreCalledByNamesThatThereAre(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        JsonNode service = manifests.one("Service", "freehold").at("/spec/ports/0");
        JsonNode container = manifests.one("Deployment", "freehold").at("/spec/template/spec/containers/0/ports/0");
        String port = service.get("name").asText();
        assertThat(service.get("targetPort")).isEqualTo(container.get("containerPort"));
        assertThat(container.get("name").asText()).isEqualTo("http");
        assertThat(manifests
                        .ofKind("NetworkPolicy")
                        .flatMap(policy -> Manifests.stream(policy.at("/spec/ingress")))
                        .flatMap(rule -> Manifests.stream(rule.path("ports"))))
                .allSatisfy(allowed -> assertThat(allowed.get("port")).isEqualTo(container.get("name")));
        assertThat(manifests.ofKind("ServiceMonitor")).allSatisfy(monitor -> assertThat(
                        monitor.at("/spec/endpoints/0/port").asText())
                .isEqualTo(port));
        assertThat(manifests.ofKind("Ingress")).allSatisfy(ingress -> assertThat(
                        ingress.findValue("backend").at("/service/port/name").asText())
                .isEqualTo(port));
        assertThat(manifests.ofKind("HTTPRoute"))
                .flatExtracting(route -> route.findValues("backendRefs"))
                .allSatisfy(backends -> {
                    assertThat(backends.at("/0/name").asText()).isEqualTo("freehold");
                    assertThat(backends.at("/0/port")).isEqualTo(service.get("port"));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void thereIsOneWayInAtMost(String overlay) {
        assertThat(waysIn(Manifests.rendered(overlay))).hasSizeLessThanOrEqualTo(1);
    }

    /** Health, metrics and the description are for the inside. */
    @ParameterizedTest
    @MethodSource("overlays")
    void everyPathOfTheContractIsLetIn(String overlay) throws IOException {
        List<String> contract = new ArrayList<>();
        new YAMLMapper()
                .readTree(Path.of("docs", "openapi.yaml").toFile())
                .get("paths")
                .fieldNames()
                .forEachRemaining(contract::add);
        contract.remove("/health");
        assertThat(waysIn(Manifests.rendered(overlay))).allSatisfy(way -> {
            assertThat(contract).isNotEmpty().allMatch(path -> isLetIn(way, path));
            assertThat(List.of("/health", "/q/metrics", "/q/health/ready", "/apiary"))
                    .noneMatch(path -> isLetIn(way, path));
        });
    }

    private static List<JsonNode> waysIn(Manifests manifests) {
        return Stream.of("Ingress", "HTTPRoute").flatMap(manifests::ofKind).toList();
    }

    private static boolean isLetIn(JsonNode way, String path) {
        Stream<JsonNode> ofIngress = Manifests.stream(way.at("/spec/rules/0/http/paths"))
                .filter(rule -> matches(rule.get("pathType"), rule.get("path"), path));
        Stream<JsonNode> ofRoute = Manifests.stream(way.at("/spec/rules/0/matches"))
                .map(match -> match.get("path"))
                .filter(rule -> matches(rule.get("type"), rule.get("value"), path));
        return Stream.concat(ofIngress, ofRoute).findAny().isPresent();
    }

    private static boolean matches(JsonNode type, JsonNode value, String path) {
        return type.asText().equals("Exact") ? path.equals(value.asText()) : path.startsWith(value.asText() + "/");
    }

    /** An import may take longer than any other request, and answers when it is through. */
    @ParameterizedTest
    @MethodSource("overlays")
    void theWayInWaitsLongerThanTheService(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.ofKind("Ingress")).allSatisfy(ingress -> assertThat(ingress.at("/metadata/annotations")
                        .path("nginx.ingress.kubernetes.io/proxy-read-timeout")
                        .asInt())
                .isGreaterThanOrEqualTo(3600));
        assertThat(manifests.ofKind("HTTPRoute"))
                .flatExtracting(route ->
                        route.at("/spec/rules/0/timeouts").valueStream().toList())
                .allSatisfy(timeout -> assertThat(Duration.parse("PT" + timeout.asText()))
                        .isGreaterThanOrEqualTo(Duration.ofHours(1)));
    }

    /** Where the proxy may add to what the client made up, callers would choose their address. */
    @ParameterizedTest
    @MethodSource("overlays")
    void aGatewayIsNotAskedWhereTheClientIs(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        if (manifests.ofKind("HTTPRoute").findAny().isPresent()) {
            assertThat(manifests.ofKind("ConfigMap"))
                    .extracting(map -> map.at("/data/HTTP_TRUST_PROXY").asText())
                    .containsExactly("false");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theAutoscalerScalesTheDeploymentWhichSetsNoNumberItself(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        JsonNode deployment = manifests.one("Deployment", "freehold");
        assertThat(manifests.ofKind("HorizontalPodAutoscaler")).allSatisfy(autoscaler -> {
            assertThat(autoscaler.at("/spec/scaleTargetRef/name")).isEqualTo(deployment.at("/metadata/name"));
            assertThat(autoscaler.at("/spec/scaleTargetRef/kind")).isEqualTo(deployment.get("kind"));
            assertThat(autoscaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
        });
        assertThat(deployment.at("/spec").has("replicas")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everythingIsInOneNamespace(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        String namespace =
                Manifests.name(manifests.ofKind("Namespace").findFirst().orElseThrow());
        assertThat(manifests.objects())
                .filteredOn(object -> !object.path("kind").asText().equals("Namespace"))
                .allSatisfy(
                        object -> assertThat(object.at("/metadata/namespace").asText())
                                .as(Manifests.name(object))
                                .isEqualTo(namespace));
    }

    private static JsonNode podLabels(JsonNode workload) {
        return Manifests.template(workload).at("/metadata/labels");
    }

    private static List<String> found(Manifests manifests, JsonNode selector) {
        return manifests
                .workloads()
                .filter(workload -> Manifests.selects(selector, podLabels(workload)))
                .map(workload -> workload.get("kind").asText() + " " + Manifests.name(workload))
                .toList();
    }
}
