package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a container may do, what it may take, and how it ends. */
class HardeningTest {
    private static final Duration REQUESTS_IN_FLIGHT = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    static Stream<String> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsRestricted(String overlay) {
        assertThat(Manifests.rendered(overlay).workloads())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(workload -> {
                    JsonNode pod = Manifests.template(workload).get("spec");
                    assertThat(pod.get("automountServiceAccountToken").asBoolean(true))
                            .isFalse();
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                            .isTrue();
                    assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
                    assertThat(Manifests.containers(workload))
                            .isNotEmpty()
                            .allSatisfy(HardeningTest::assertIsRestricted);
                });
    }

    private static void assertIsRestricted(JsonNode container) {
        JsonNode context = container.path("securityContext");
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(context.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/resources/requests").has("cpu")).isTrue();
        assertThat(container.at("/resources/requests").has("memory")).isTrue();
        assertThat(container.at("/resources/limits").has("memory")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyImageIsOfAVersionAndOursOfThisOne(String overlay) throws IOException {
        String version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
        List<String> images = Manifests.rendered(overlay)
                .workloads()
                .flatMap(Manifests::containers)
                .map(container -> container.get("image").asText())
                .toList();
        assertThat(images).allMatch(image -> image.matches(".*:[0-9][^:/]*"));
        assertThat(images.stream().filter(image -> image.contains("freehold")).distinct())
                .as("one image for all that is ours")
                .singleElement()
                .asString()
                .endsWith("freehold:" + version);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aReplicaHasTimeToEnd(String overlay) {
        Manifests manifests = Manifests.rendered(overlay);
        String delay = manifests
                .ofKind("ConfigMap")
                .map(map -> map.at("/data/SHUTDOWN_DELAY").asText())
                .findFirst()
                .orElseThrow();
        long grace = manifests
                .one("Deployment", "freehold")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        assertThat(Duration.ofSeconds(grace))
                .isGreaterThanOrEqualTo(
                        Duration.parse("PT" + delay).plus(REQUESTS_IN_FLIGHT).plus(MARGIN));
    }
}
