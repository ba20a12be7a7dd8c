package dev.freehold.identity.firstadmin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CreateAdminCommandTest {
    private static final String SETTING = "freehold.admin.password";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setPassword() {
        Database.clear();
        System.setProperty(SETTING, People.PASSWORD);
    }

    @AfterEach
    void clear() {
        System.clearProperty(SETTING);
        Database.clear();
    }

    @Test
    void makesSomebodyWhoMayDoEverything() {
        assertThat(run("--username", "root", "--email", "root@example.org")).isZero();

        assertThat(out.toString()).isEqualTo("Made the administrator root" + System.lineSeparator());
        assertThat(Api.ok(People.signIn("root@example.org").request().get(People.ME))
                        .getList("roles", String.class))
                .containsExactly("admin");
        assertThat(Database.column("select distinct request_id from audit_logs where entity = 'user_roles'"))
                .containsExactly("create-admin");
    }

    @Test
    void refusesANameThatIsTaken() {
        People.make("ann", "member");

        assertThat(run("--username", "ann")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("ann", "already", "--force");
        assertThat(Api.ok(People.signIn("ann").request().get(People.ME)).getList("roles", String.class))
                .containsExactly("member");
    }

    @Test
    void makesAnAdministratorOfHimWhenForced() {
        People.make("ann", "member");
        Database.execute("update users set is_active = false, hashed_password = null where username = 'ann'");

        assertThat(run("--username", "ann", "--force")).isZero();

        assertThat(Api.ok(People.signIn("ann").request().get(People.ME)).getList("roles", String.class))
                .containsExactly("admin", "member");
    }

    @Test
    void refusesABadPassword() {
        System.setProperty(SETTING, "password1234");

        assertThat(run("--username", "root")).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().doesNotContain("password1234");
        assertThat(Database.number("select count(*) from users where username = 'root'"))
                .isZero();
    }

    @Test
    void refusesABadName() {
        assertThat(run("--username", "not a name")).isNotZero();
        assertThat(err.toString().lines()).singleElement().asString().contains("nothing was changed");
        assertThat(Database.number("select count(*) from user_roles")).isZero();
    }

    @Test
    void withoutAPasswordAndWithoutATerminalItSaysWhatToDo() {
        System.setProperty(SETTING, "");

        assertThat(run("--username", "root")).isEqualTo(2);
        assertThat(err.toString()).contains("ADMIN_PASSWORD");
    }

    private int run(String... arguments) {
        return new CommandLine(new CreateAdminCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
