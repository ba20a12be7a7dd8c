package dev.freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SeedCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    @AfterEach
    void clear() {
        Database.clear();
        Database.makeDeveloperAdmin();
    }

    @Test
    void saysWhatItAddedAndHowToLookAtIt() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .startsWith(
                        "Added 12 users, 12 user roles, 10 properties, 28 listing changes, 6 projects, 150 tasks, 12 channels, 13 channel members, 800 messages (")
                .contains("/q/swagger-ui")
                .contains("admin    ana.novak", "viewer   ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refusesInOneLineWithExitCode2() {
        run();

        assertThat(run()).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("not empty", "nothing was changed", "--force");
    }

    @Test
    void saysThatNothingWasMissing() {
        run();

        assertThat(run("--force")).isZero();
        assertThat(out.toString()).contains("Nothing to add, the demo is complete (");
    }

    @Test
    void failsInOneLineWithExitCode1() {
        Database.execute(
                "insert into users (id, username, email) values (?, 'ana.novak', 'somebody@example.org')",
                UUID.randomUUID());

        assertThat(run("--force")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("nothing was changed", "users_username_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "many"})
    void takesAScaleFrom1To10000(String scale) {
        assertThat(run("--scale", scale)).isEqualTo(2);
        assertThat(err.toString()).contains("--scale", scale);
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    private int run(String... arguments) {
        return new CommandLine(new SeedCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
