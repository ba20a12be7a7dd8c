package dev.freehold.schema.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChecklistTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void aSoundDatabaseFailsNothing() throws SQLException {
        List<Check> checks = check(SERVER.atHead());

        assertThat(checks)
                .allSatisfy(check -> assertThat(check.ok()).as(check.toString()).isTrue());
        assertThat(find(checks, "every foreign key").detail()).matches("(\\d+) of \\1");
        assertThat(checks)
                .extracting(Check::name)
                .contains(
                        "the database answers",
                        "the version is the newest",
                        "every table of the migrations is there",
                        "every trigger of the migrations is there",
                        "every function of the migrations is there",
                        "every view of the migrations is there",
                        "there are backups");
    }

    @Test
    void namesWhatIsMissing() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, """
                drop table media;
                drop index tasks_search_idx;
                alter table tasks drop constraint tasks_title_check;
                drop trigger tasks_audit on tasks;
                """);

        List<Check> checks = check(database);

        assertThat(find(checks, "every table").named()).containsExactly("media");
        assertThat(find(checks, "every index").named()).contains("tasks.tasks_search_idx");
        assertThat(find(checks, "every check").named()).contains("tasks.tasks_title_check");
        assertThat(find(checks, "every trigger").named()).contains("tasks.tasks_audit");
        assertThat(find(checks, "every view").ok()).isTrue();
    }

    @Test
    void anotherNameIsNotMissing() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, """
                alter table tasks rename constraint tasks_project_id_fkey to "FK of tasks";
                alter index tasks_search_idx rename to other;
                """);

        assertThat(check(database)).allMatch(Check::ok);
    }

    @Test
    void namesWhatIsNotValid() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, """
                alter table tasks add constraint later check (title <> 'x') not valid;
                update pg_index set indisvalid = false where indexrelid = 'tasks_search_idx'::regclass;
                """);

        assertThat(find(check(database), "no constraint").named()).containsExactly("tasks.later");
        assertThat(find(check(database), "no index").named()).containsExactly("tasks.tasks_search_idx");
    }

    @Test
    void namesWhatIsPendingAndWhatHasChanged() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, "update flyway_schema_history set checksum = 1 where version = '004'");

        List<Check> checks = check(database);

        assertThat(find(checks, "the version").named()).startsWith("010", "011");
        assertThat(find(checks, "applied migrations").named())
                .singleElement()
                .asString()
                .startsWith("004 chat");
    }

    @Test
    void showsWhatIsInQuarantine() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, "create schema quarantine; create table quarantine.media_old (id int)");

        assertThat(find(check(database), "quarantine").named())
                .singleElement()
                .asString()
                .startsWith("media_old");
    }

    @Test
    void missesBackups() throws SQLException {
        GovernedDatabase database = SERVER.atHead();

        List<Check> checks = new Checklist(TestServer.migrations(database), database, List::of).check();

        assertThat(find(checks, "there are backups").ok()).isFalse();
    }

    @Test
    void aDatabaseThatIsAwayFailsTheFirstPoint() throws SQLException {
        GovernedDatabase database = SERVER.at("001");
        GovernedDatabase away = new GovernedDatabase("jdbc:postgresql://localhost:1/none", "nobody", null, "public");

        List<Check> checks = new Checklist(TestServer.migrations(database), away, List::of).check();

        assertThat(checks).singleElement().matches(check -> !check.ok());
    }

    private static List<Check> check(GovernedDatabase database) throws SQLException {
        return new Checklist(TestServer.migrations(database), database, () -> List.of(Instant.now())).check();
    }

    private static Check find(List<Check> checks, String beginning) {
        return checks.stream()
                .filter(check -> check.name().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
