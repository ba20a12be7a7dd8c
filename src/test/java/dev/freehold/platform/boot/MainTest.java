package dev.freehold.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "serve --help"})
    void answersWithoutStartingAnything(String arguments) {
        assertThat(run(arguments)).isZero();
        assertThat(out.toString()).containsIgnoringCase("freehold");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "xyzzy", "serve --nope"})
    void explainsAWrongCommandLineAndExitsWith2(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: freehold");
    }

    @Test
    void helpListsEveryCommand() {
        run("--help");

        assertThat(out.toString())
                .contains(
                        "serve",
                        "import",
                        "rotate-signing-key",
                        "rotate-confidential-key",
                        "DATABASE_URL",
                        "FREEHOLD_HOME");
    }

    @Test
    void theWelcomeSaysWhereTheDataIsWhatTheApiIsAndHowToSignIn() {
        assertThat(Welcome.text("http://localhost:8080", "embedded PostgreSQL in /srv/.freehold"))
                .contains("http://localhost:8080/api/v1")
                .contains("http://localhost:8080/q/swagger-ui")
                .contains("http://localhost:8080/q/openapi")
                .contains("/srv/.freehold")
                .contains("POST http://localhost:8080/api/v1/auth/login");
    }

    private int run(String arguments) {
        CommandLine commands =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(arguments.split(" ", -1));
    }
}
