package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the overlays come to is committed, so that a change shows what it does to the cluster and the other tests need no Kustomize.
 * Where kubectl is there they are rendered anew; where it is not, their sources are known by a fingerprint.
 */
class RenderedOverlaysTest {
    private static final String UPDATE = "kubernetes.update";
    private static final String HOW_TO_UPDATE =
            "With kubectl 1.27 or newer on the path this brings it up to date: ./mvnw test -Dtest=RenderedOverlaysTest -D"
                    + UPDATE;

    @BeforeAll
    static void update() throws IOException {
        if (System.getProperty(UPDATE) != null) {
            for (String overlay : Manifests.overlays().toList()) {
                Files.writeString(committed(overlay), header() + "\n" + Kustomize.render(source(overlay)));
            }
        }
    }

    static Stream<String> overlays() {
        return Manifests.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theCommittedCopyIsOfThePresentSources(String overlay) throws IOException {
        assertThat(Files.readAllLines(committed(overlay))).as(HOW_TO_UPDATE).startsWith(header().split("\n", -1));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theCommittedCopyIsWhatKustomizeMakes(String overlay) {
        assumeThat(Kustomize.isThere())
                .as("kubectl 1.27 or newer is on the path")
                .isTrue();
        List<?> made = Manifests.parse(Kustomize.render(source(overlay))).objects();
        assertThat(Manifests.rendered(overlay).objects()).as(HOW_TO_UPDATE).isEqualTo(made);
    }

    private static Path source(String overlay) {
        return Manifests.ROOT.resolve("overlays").resolve(overlay);
    }

    private static Path committed(String overlay) {
        return Manifests.RENDERED.resolve(overlay + ".yaml");
    }

    private static String header() throws IOException {
        return "# Made from the overlay of this name by RenderedOverlaysTest; do not edit.\n# Sources: "
                + Kustomize.fingerprint(Manifests.ROOT, Manifests.RENDERED);
    }
}
