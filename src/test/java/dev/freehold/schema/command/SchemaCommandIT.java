package dev.freehold.schema.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The governor's commands in the packaged jar, as an operator goes through them. */
class SchemaCommandIT {
    private static final List<String> COMMANDS = List.of(
            "status",
            "validate",
            "plan",
            "repair",
            "accept",
            "migrate",
            "history",
            "rollback",
            "init",
            "adopt",
            "reset",
            "backup",
            "restore",
            "quarantine",
            "verify",
            "scaffold");

    /** Generous: the machine may be building something else. */
    private static final int SECONDS = 180;

    private static final String DESTRUCTIVE = "AUTO_SCHEMA_DESTRUCTIVE";
    private static final Pattern PLAN = Pattern.compile("-- Plan ([0-9a-f]{16}) ");
    private static final Pattern BACKUP = Pattern.compile("verified: (.*)");

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private EmbeddedPostgres server;

    /** How a command ended, and what it said. */
    private record Ended(int exitCode, String output) {
        String found(Pattern pattern) {
            Matcher found = pattern.matcher(output);
            assertThat(found.find()).as(output).isTrue();
            return found.group(1);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        environment.put(
                "DATABASE_URL", "postgresql://postgres@localhost:" + server.getPort() + "/postgres?sslmode=disable");
        environment.put("SCHEMA_BACKUP_DIR", directory.toString());
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void driftIsFoundPlannedAndRepaired() throws Exception {
        assertThat(ended(0, "validate").output()).contains("The schema is as it should be");
        execute("drop index tasks_creator_id_idx");

        assertThat(ended(2, "validate").output()).contains("index tasks.tasks_creator_id_idx: missing in the database");
        assertThat(ended(2, "plan").found(PLAN)).isNotEmpty();
        assertThat(ended(0, "repair").output()).contains("1 done, 0 failed, 0 skipped; the schema is clean");
        assertThat(ended(0, "validate", "--json").output()).startsWith("{").contains("\"clean\" : true");
    }

    @Test
    void whatDestroysNeedsFlagHashAndBackup() throws Exception {
        execute("alter table tasks add column scribble text");
        String hash = ended(2, "plan").found(PLAN);
        assertThat(ended(2, "repair", "--plan", hash).output()).contains(DESTRUCTIVE);
        environment.put(DESTRUCTIVE, "true");
        assertThat(ended(2, "repair").output()).contains("0 done, 0 failed, 1 skipped");
        assertThat(ended(2, "repair", "--plan", "0123456789abcdef").output()).contains("the plan is " + hash + " now");
        assertThat(ended(2, "repair", "--plan", hash).output()).contains("there is no backup");

        ended(0, "backup", "--plan", hash);
        assertThat(ended(0, "repair", "--plan", hash).output()).contains("1 done");
        assertThat(ended(0, "quarantine").output()).contains("tasks_scribble__1");
    }

    @Test
    void whatWasBackedUpIsRestoredAndSound() throws Exception {
        assertThat(ended(2, "reset", "--yes-delete-everything").output())
                .contains("refused: a reset deletes everything");
        String file = ended(0, "backup").found(BACKUP);
        assertThat(ended(2, "restore", file).output()).contains("is not empty");
        execute("drop schema public cascade");
        execute("create schema public");

        assertThat(ended(0, "restore", file).output())
                .contains("restored", "the schema governor was not restored: the database has its own");
        ended(0, "verify");

        environment.put(DESTRUCTIVE, "true");
        execute("insert into roles (id, name, description) values ('01890000-0000-7000-8000-00000000000a', 'x', 'y')");
        assertThat(ended(0, "reset", "--yes-delete-everything").output()).contains("the database is at version");
        ended(0, "validate");
    }

    @Test
    void olderBackupsAreRemovedWhereThatIsAskedFor() throws Exception {
        assertThat(ended(2, "backup", "--keep", "0").output()).contains("refused: --keep must be at least 1");
        assertThat(ended(2, "backup", "--keep", "1", "--list").output()).contains("refused: --keep goes with taking");
        assertThat(directory).isEmptyDirectory();
        String older = ended(0, "backup").found(BACKUP);

        String newer = ended(0, "backup", "--keep", "1").found(BACKUP);

        assertThat(Path.of(older)).doesNotExist();
        assertThat(Path.of(newer)).exists();
    }

    @Test
    void aDatabaseThatIsAwayIsNoFinding() throws Exception {
        server.close();

        assertThat(ended(1, "validate").output().strip())
                .isEqualTo("freehold schema validate: failed: The database does not answer.");
    }

    @Test
    void everyCommandExplainsItself() throws Exception {
        for (String command : COMMANDS) {
            assertThat(ended(0, command, "--help").output())
                    .contains("Usage: freehold schema " + command)
                    .contains("xit codes:");
        }
    }

    @Test
    void wrongOptionsAreNoFindings() throws Exception {
        assertThat(ended(1, "validate", "--jsno").output()).contains("--jsno");
        assertThat(ended(2, "plan", "--jsno").output()).contains("--jsno");
    }

    private Ended ended(int exitCode, String... arguments) throws InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "schema";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try (PackagedService service = PackagedService.start(environment, all)) {
            assertThat(service.endsWithin(SECONDS)).isTrue();
            String output = String.join("\n", service.output());
            assertThat(service.exitCode()).as(output).isEqualTo(exitCode);
            assertThat(output).doesNotContain("Exception", " WARN ", " ERROR ", "\tat ");
            return new Ended(exitCode, output);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
