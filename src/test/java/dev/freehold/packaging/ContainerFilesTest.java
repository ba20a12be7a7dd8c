package dev.freehold.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the container files that no build of an image checks. */
class ContainerFilesTest {
    private static final Path DOCKER = Path.of("docker");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void theServiceDoesNotRunAsRoot(String dockerfile) throws IOException {
        assertThat(found("(?m)^USER +(\\S+)", lastStage(dockerfile))).containsExactly("10001:10001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void baseImagesAreArgumentsAndNameAVersion(String dockerfile) throws IOException {
        String text = read(dockerfile);

        assertThat(found("(?m)^ARG (?:BUILD|BASE)_IMAGE=(\\S+)", text))
                .hasSize(2)
                .allMatch(image -> image.matches(".+:.*\\d.*"));
        assertThat(found("(?m)^FROM (\\S+)", text)).allMatch(from -> from.matches("\\$\\{.*}|scratch|app"));
    }

    @Test
    void theServiceStartsWithTheOptionsAndTheCacheOfItsTraining() throws IOException {
        assertThat(found("\"([^\"]+)\"", lastLine("ENTRYPOINT")))
                .containsExactly(
                        "java", "@/app/jvm.options", "-XX:AOTCache=/app/freehold.aot", "-jar", "/app/quarkus-run.jar");
        assertThat(read("train.sh")).contains("\"$here/jvm.options\"");
        assertThat(read("Training.java"))
                .contains("\"@\" + options,", "\"-XX:AOTCacheOutput=\" + cache,", "resolve(\"freehold.aot\")");
    }

    @Test
    void everyFileThatTheImageIsBuiltFromIsSentToItsBuild() throws IOException {
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(found("(?m)^COPY (?!--)(.+) \\S+$", read("Dockerfile.jvm")))
                .isNotEmpty()
                .flatMap(files -> List.of(files.split(" ")))
                .allSatisfy(file -> assertThat(sent).contains("!" + file));
    }

    @Test
    void librariesLieBelowTheCodeThatChangesMoreOften() throws IOException {
        assertThat(found("(?m)^COPY --from=\\S+ (?:--\\S+ )*(\\S+)", lastStage("Dockerfile.jvm")))
                .startsWith("/app/lib")
                .endsWith("/app/app", "/app/freehold.aot");
    }

    /** Engines keep a layer by its content; the cache refuses jars that are older or newer than those of its training. */
    @Test
    void theTimesOfTheJarsAreThoseOfTheTraining() throws IOException {
        String text = read("Dockerfile.jvm");

        assertThat(text.indexOf("find /app -exec touch -d 2000-01-01T00:00:00Z"))
                .isPositive()
                .isLessThan(text.indexOf("FROM app AS trained"));
    }

    @Test
    void composeGivesTheServiceOnlyVariablesThatItReads() throws IOException {
        String known = Files.readString(Path.of(".env.example"));

        assertThat(compose()
                        .path("services")
                        .path("freehold")
                        .path("environment")
                        .fieldNames())
                .toIterable()
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(known).containsPattern("(?m)^#" + variable + "="));
    }

    @Test
    void composeRunsTheServiceWithoutRightsAndWaitsForItsEnd() throws IOException {
        JsonNode service = compose().path("services").path("freehold");

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("cap_drop").path(0).asText()).isEqualTo("ALL");
        assertThat(service.path("security_opt").path(0).asText()).isEqualTo("no-new-privileges:true");
        // Requests have 30 s to end after SIGTERM.
        assertThat(service.path("stop_grace_period").asText()).isEqualTo("40s");
        assertThat(service.path("ports").path(0).asText()).startsWith("127.0.0.1:");
    }

    /** A file in memory counts as memory of the service. */
    @Test
    void composeKeepsUploadsOnDisk() throws IOException {
        JsonNode service = compose().path("services").path("freehold");

        assertThat(service.has("tmpfs")).isFalse();
        assertThat(service.path("volumes").path(0).asText()).isEqualTo("tmp:/tmp");
        assertThat(compose().path("volumes").has("tmp")).isTrue();
    }

    /** References of heaps below and above 32 GB differ, and the cache is for one of them. */
    @Test
    void noMachineIsSoLargeThatTheCacheDoesNotFit() throws IOException {
        assertThat(read("jvm.options")).containsPattern("(?m)^-XX:\\+UseCompressedOops$");
    }

    @Test
    void composeChecksBothAndKeepsTheData() throws IOException {
        JsonNode services = compose().path("services");

        assertThat(services.findValues("healthcheck")).hasSize(2);
        assertThat(services.path("db").path("image").asText()).isEqualTo("postgres:18");
        assertThat(services.path("db").path("volumes").path(0).asText()).isEqualTo("db:/var/lib/postgresql");
        assertThat(compose().path("volumes").has("db")).isTrue();
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(read("compose.yaml"));
    }

    private static String read(String file) throws IOException {
        return Files.readString(DOCKER.resolve(file));
    }

    private static String lastStage(String dockerfile) throws IOException {
        String text = read(dockerfile);
        return text.substring(text.lastIndexOf("\nFROM "));
    }

    private static String lastLine(String instruction) throws IOException {
        String stage = lastStage("Dockerfile.jvm");
        return stage.substring(stage.lastIndexOf(instruction))
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
