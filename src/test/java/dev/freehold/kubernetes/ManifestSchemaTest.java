package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every overlay is one that Kubernetes takes. */
class ManifestSchemaTest {
    /** Kinds of the Prometheus operator, whose schema no library here has; ProbePathsTest looks at the first. */
    private static final Set<String> NOT_OF_KUBERNETES = Set.of("ServiceMonitor", "PrometheusRule");

    @ParameterizedTest
    @MethodSource("overlays")
    void theOverlayIsValid(String overlay) {
        assertThat(Manifests.rendered(overlay).objects())
                .filteredOn(object ->
                        !NOT_OF_KUBERNETES.contains(object.path("kind").asText()))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(KubernetesSchema.errors(object))
                        .as(Manifests.name(object))
                        .isEmpty());
    }

    static Stream<String> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec, replica",
        "Deployment, /spec/template/spec, terminationGracePeriod",
        "Deployment, /spec/template/spec/containers/0/securityContext, readOnlyRootFileSystem",
        "Deployment, /spec/template/spec/containers/0/readinessProbe/httpGet, url",
        "Job, /spec/podFailurePolicy/rules/0/onExitCodes, exitCodes",
        "HorizontalPodAutoscaler, /spec/metrics/0/resource/target, utilization",
        "PodDisruptionBudget, /spec, minUnavailable",
        "NetworkPolicy, /spec/egress/0/ports/0, protocols",
        "Ingress, /spec/rules/0/http/paths/0/backend, serviceName"
    })
    void aMisspelledFieldIsFound(String kind, String place, String field) {
        JsonNode object = object(kind);
        ((ObjectNode) object.at(place)).put(field, 1);
        assertThat(KubernetesSchema.errors(object)).singleElement().asString().contains("`" + field + "`");
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/strategy/rollingUpdate, maxSurge, 1",
        "Deployment, /spec/template/spec, terminationGracePeriodSeconds, 60",
        "Deployment, /spec/template/spec/containers/0/securityContext, readOnlyRootFilesystem, true",
        "Deployment, /spec/template/spec/containers/0/resources/limits, memory, 1 GB",
        "Deployment, /spec/template/spec, containers, freehold",
        "Deployment, /spec, template, freehold",
        "PodDisruptionBudget, /spec, maxUnavailable, 1",
        "HorizontalPodAutoscaler, /spec, maxReplicas, six"
    })
    void textWhereAnotherTypeBelongsIsFound(String kind, String place, String field, String text) {
        JsonNode object = object(kind);
        ((ObjectNode) object.at(place)).put(field, text);
        assertThat(KubernetesSchema.errors(object)).isNotEmpty();
    }

    @Test
    void aNumberWhereTextBelongsIsFound() {
        JsonNode map = object("ConfigMap");
        ((ObjectNode) map.get("data")).put("DB_POOL_SIZE", 10);
        assertThat(KubernetesSchema.errors(map))
                .containsExactly("ConfigMap.data.DB_POOL_SIZE: 10 is not a java.lang.String");
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec, selector",
        "Deployment, /spec/template/spec/containers/0, name",
        "HorizontalPodAutoscaler, /spec, scaleTargetRef",
        "Service, /spec/ports/0, port",
        "Ingress, /spec/rules/0/http/paths/0, pathType"
    })
    void aMissingFieldIsFound(String kind, String place, String field) {
        JsonNode object = object(kind);
        ((ObjectNode) object.at(place)).remove(field);
        assertThat(KubernetesSchema.errors(object)).singleElement().asString().contains("`" + field + "`");
    }

    @Test
    void aKindOfAnotherVersionIsFound() {
        JsonNode object = object("PodDisruptionBudget");
        ((ObjectNode) object).put("apiVersion", "policy/v1beta1");
        assertThatThrownBy(() -> KubernetesSchema.errors(object))
                .hasMessage("Kubernetes has no V1beta1PodDisruptionBudget");
    }

    private static JsonNode object(String kind) {
        return Manifests.rendered("production").ofKind(kind).findFirst().orElseThrow();
    }
}
