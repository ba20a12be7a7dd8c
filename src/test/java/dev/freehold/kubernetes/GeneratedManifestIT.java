package dev.freehold.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** base/freehold.yaml is what quarkus-kubernetes makes of the settings and of kubernetes.yml while the service is packaged. */
class GeneratedManifestIT {
    private static final Path GENERATED = Path.of("target", "kubernetes", "kubernetes.yml");
    private static final Path COMMITTED = Manifests.ROOT.resolve("base").resolve("freehold.yaml");
    private static final String UPDATE = "kubernetes.update";
    private static final String HOW_TO_UPDATE =
            "This brings it up to date, and RenderedOverlaysTest says what comes next: "
                    + "./mvnw verify -Dtest=ManifestSchemaTest -Dit.test=GeneratedManifestIT -D" + UPDATE;
    private static final String HEADER =
            "# Made by quarkus-kubernetes from application.properties and kubernetes.yml; GeneratedManifestIT compares. Do not edit.";

    /** As trees: in which order the extension writes labels differs from build to build, and means nothing. */
    @Test
    void theCommittedManifestIsWhatTheBuildMakes() throws IOException {
        Manifests made = Manifests.read(GENERATED);
        if (System.getProperty(UPDATE) != null && !made.equals(Manifests.read(COMMITTED))) {
            Files.writeString(COMMITTED, String.join("\n", HEADER, Files.readString(GENERATED)));
        }
        assertThat(Manifests.read(COMMITTED)).as(HOW_TO_UPDATE).isEqualTo(made);
    }
}
