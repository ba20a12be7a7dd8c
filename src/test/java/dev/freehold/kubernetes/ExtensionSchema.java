package dev.freehold.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with an object of a kind that Kubernetes does not bring, by Fabric8's models of the Gateway API and of the Prometheus
 * operator: fields that there are not, and types. These models do not say which fields must be there.
 */
final class ExtensionSchema {
    private static final Map<String, Class<?>> MODELS = Map.of(
            "gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ExtensionSchema() {}

    static boolean has(JsonNode object) {
        return MODELS.containsKey(kind(object));
    }

    /** The first error of an object of a kind that there {@link #has is}, none if it is valid. */
    static List<String> errors(JsonNode object) {
        try {
            STRICT.treeToValue(object, MODELS.get(kind(object)));
            return List.of();
        } catch (JsonProcessingException invalid) {
            return List.of(invalid.getMessage());
        }
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }

    /** The models keep whatever they do not know in a map; without it they refuse it. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
