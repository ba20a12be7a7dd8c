package dev.freehold.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The list of what is shipped, as each package makes it. */
@DisabledIfSystemProperty(
        named = "maven.mode",
        matches = "offline=true",
        disabledReason = "the plugin that makes the list asks for licences, and does nothing while Maven is offline")
class SbomIT {
    @Test
    void librariesAreListedWithVersionAndLicence() throws IOException {
        JsonNode driver = components().stream()
                .filter(component -> component.path("name").asText().equals("vertx-pg-client"))
                .findFirst()
                .orElseThrow();

        assertThat(driver.path("version").asText()).matches("\\d+\\.\\d+.*");
        assertThat(driver.findValuesAsText("id")).contains("Apache-2.0");
    }

    @Test
    void nothingIsListedWithoutALicence() throws IOException {
        assertThat(components()).hasSizeGreaterThan(100).allMatch(component -> component.has("licenses"));
    }

    @Test
    void whatOnlyTestsIsNotListed() throws IOException {
        assertThat(components())
                .extracting(component -> component.path("name").asText())
                .doesNotContain("assertj-core", "archunit-junit5", "rest-assured", "junit-jupiter-api");
    }

    private static List<JsonNode> components() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path sbom = files.filter(file -> file.toString().endsWith("-sbom.json"))
                    .findFirst()
                    .orElseThrow();
            JsonNode listed =
                    new ObjectMapper().readTree(Files.readString(sbom)).path("components");
            return StreamSupport.stream(listed.spliterator(), false).toList();
        }
    }
}
