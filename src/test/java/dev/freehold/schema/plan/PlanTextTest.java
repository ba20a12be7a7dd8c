package dev.freehold.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.protection.Protection;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanTextTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    /** The text is offered as SQL that could be run, and anybody who may make a table may choose names. */
    @Test
    void aNameEndsNoComment() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(
                database, "alter table tasks add column U&\"a\\000Adrop table users;\\000Ddrop table tasks;\" int");
        TestServer.execute(database, """
                alter table tasks add column U&"a\\000Adrop table users;\\000Ddrop table roles;" int;
                alter table api_tokens rename column last_used_at to U&"b\\000Adrop table users;\\000Ddrop table roles;"
                """);

        TestServer.execute(database, "begin;\n" + text(database) + "\ncommit");

        assertThat(TestServer.column(database, "select to_regclass('users')")).containsExactly("users");
        assertThat(TestServer.column(database, "select to_regclass('roles')")).containsExactly("roles");
        assertThat(text(database)).contains("suggested: ").doesNotContain("DESTRUCTIVE");
    }

    @Test
    void aCleanDatabaseHasNothingToDo() throws SQLException {
        assertThat(text(SERVER.atHead())).startsWith("Nothing to do");
    }

    private static String text(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return PlanText.of(new PlanMaker(database, Protection.NONE).make(connection));
        }
    }
}
