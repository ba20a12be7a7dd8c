package dev.freehold.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    @Test
    void promtoolAgreesUnlessItIsNotInstalled() throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, "promtool"))
                        .anyMatch(Files::isExecutable))
                .as("promtool, of Debian's package prometheus")
                .isTrue();

        for (List<String> command : List.of(
                List.of("promtool", "check", "rules", "alerts.yaml"),
                List.of("promtool", "test", "rules", "alerts-test.yaml"))) {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("docker", "observability").toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        }
    }
}
