package dev.freehold.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code .env.example} has every variable once, and so has the table of the README. */
class EnvironmentExampleTest {
    @Test
    void everyVariableThatIsReadIsInTheExampleOnce() throws IOException {
        assertThat(example())
                .doesNotHaveDuplicates()
                .containsAll(found("\\$\\{([A-Z][A-Z0-9_]+)[:}]", "src/main/resources/application.properties"));
    }

    @Test
    void everyVariableOfTheExampleIsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(example()).isNotEmpty().allSatisfy(variable -> assertThat(readme)
                .contains("`" + variable + "`"));
    }

    private static List<String> example() throws IOException {
        return found("(?m)^#?([A-Z][A-Z0-9_]+)=", ".env.example");
    }

    private static List<String> found(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
