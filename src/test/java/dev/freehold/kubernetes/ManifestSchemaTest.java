package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every overlay is one that Kubernetes takes. */
class ManifestSchemaTest {
    @ParameterizedTest
    @MethodSource("overlays")
    void theOverlayIsValid(String overlay) {
        assertThat(Manifests.rendered(overlay).objects()).isNotEmpty().allSatisfy(object -> assertThat(errors(object))
                .as(Manifests.name(object))
                .isEmpty());
    }

    private static List<String> errors(JsonNode object) {
        return ExtensionSchema.has(object) ? ExtensionSchema.errors(object) : KubernetesSchema.errors(object);
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
        "Ingress, /spec/rules/0/http/paths/0/backend, serviceName",
        "HTTPRoute, /spec/rules/0, timeout",
        "HTTPRoute, /spec/rules/0/timeouts, backend",
        "HTTPRoute, /spec/rules/0/backendRefs/0, service",
        "ServiceMonitor, /spec/endpoints/0, timeout",
        "PrometheusRule, /spec/groups/0/rules/0, expression"
    })
    void aMisspelledFieldIsFound(String kind, String place, String field) {
        JsonNode object = object(kind);
        ((ObjectNode) object.at(place)).put(field, 1);
        assertThat(errors(object)).singleElement().asString().containsPattern("[`\"]" + field + "[`\"]");
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
        "HorizontalPodAutoscaler, /spec, maxReplicas, six",
        "HTTPRoute, /spec/rules/0/backendRefs/0, port, 80",
        "HTTPRoute, /spec/rules/0, matches, all",
        "ServiceMonitor, /spec, endpoints, all"
    })
    void textWhereAnotherTypeBelongsIsFound(String kind, String place, String field, String text) {
        JsonNode object = object(kind);
        ((ObjectNode) object.at(place)).put(field, text);
        assertThat(errors(object)).anyMatch(error -> error.contains(field));
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
        return Stream.of("production", "production-with-components")
                .flatMap(overlay -> Manifests.rendered(overlay).ofKind(kind))
                .findFirst()
                .orElseThrow();
    }
}
