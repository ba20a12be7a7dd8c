package dev.freehold.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.identity.keys.SigningKeys;
import dev.freehold.identity.keys.TestKeys;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RotateSigningKeyCommandTest {
    private static final String IDS = "select id from signing_keys order by created_at";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void clear() {
        Database.execute("delete from signing_keys");
    }

    @AfterAll
    static void startAnew() {
        TestKeys.startAnew(Arc.container().instance(SigningKeys.class).get());
    }

    @Test
    void makesAKeyThatTakesOverLater() {
        run();
        out.getBuffer().setLength(0);

        assertThat(run()).isZero();

        List<String> ids = Database.column(IDS);
        assertThat(ids).hasSize(2);
        assertThat(out.toString())
                .startsWith("Made the key " + ids.get(1) + ": it signs from 2")
                .contains("older keys verify until 2")
                .hasLineCount(1);
        assertThat(err.toString()).isEmpty();
        assertThat(Database.number("select count(*) from signing_keys where signs_from > now() + interval '9 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void revokesTheOlderKeysIfTold() {
        run();
        out.getBuffer().setLength(0);

        assertThat(run("--revoke")).isZero();

        List<String> ids = Database.column(IDS);
        assertThat(out.toString())
                .startsWith("Made the key " + ids.get(ids.size() - 1) + ": it signs at once")
                .contains("within a minute")
                .hasLineCount(1);
        assertThat(Database.number("select count(*) from signing_keys"
                        + " where signs_from <= now() and (expires_at is null or expires_at > now())"))
                .isEqualTo(1);
    }

    @Test
    void refusesInOneLineWithExitCode2IfTheKeyIsConfigured() {
        QuarkusMock.installMockForType(TestKeys.configured(), SigningKeys.class);

        assertThat(run()).isEqualTo(2);
        assertThat(run("--revoke")).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("freehold rotate-signing-key: JWT_PRIVATE_KEY is set")
                .contains("nothing was changed"));
        assertThat(out.toString()).isEmpty();
        assertThat(Database.column(IDS)).isEmpty();
    }

    @Test
    void failsInOneLineWithExitCode1() {
        Database.execute("alter table signing_keys add constraint no_more check (false) not valid");
        try {
            assertThat(run()).isEqualTo(1);
        } finally {
            Database.execute("alter table signing_keys drop constraint no_more");
        }
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("freehold rotate-signing-key: failed: ");
    }

    @Test
    void explainsAWrongOption() {
        assertThat(run("--rewoke")).isEqualTo(2);
        assertThat(err.toString()).contains("--revoke");
        assertThat(Database.column(IDS)).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new RotateSigningKeyCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
