package dev.freehold.schema.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.protection.Protection;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChecklistTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final GovernorSettings SETTINGS = settings(true, false, "");

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
    void tellsWhatAServiceThatStartsWouldDo() throws SQLException {
        GovernedDatabase behind = SERVER.at("010");
        GovernedDatabase drifted = SERVER.atHead();
        TestServer.execute(drifted, "alter table users alter column full_name type varchar(100)");

        assertThat(bootPath(behind, settings(true, false, ""))).matches(Check::ok);
        assertThat(bootPath(behind, settings(false, false, "")))
                .matches(check -> !check.ok())
                .satisfies(check -> assertThat(check.named()).contains("011", "012"));
        assertThat(bootPath(drifted, settings(true, false, ""))).matches(Check::ok);
        assertThat(bootPath(drifted, settings(true, true, "")))
                .matches(check -> !check.ok())
                .satisfies(check -> assertThat(check.named()).containsExactly("users.full_name"));
    }

    private static Check bootPath(GovernedDatabase database, GovernorSettings settings) throws SQLException {
        return find(check(database, settings), "a service that starts");
    }

    @Test
    void namesTheProtectedTablesThatAreNotThere() throws SQLException {
        List<Check> checks = check(SERVER.atHead(), settings(true, false, "user*, Tasks"));

        assertThat(find(checks, "every protected table").named()).containsExactly("Tasks");
    }

    @Test
    void missesBackups() throws SQLException {
        GovernedDatabase database = SERVER.atHead();

        List<Check> checks = new Checklist(TestServer.migrations(database), database, SETTINGS, List::of).check();

        assertThat(find(checks, "there are backups").ok()).isFalse();
    }

    @Test
    void aDatabaseThatIsAwayFailsTheFirstPoint() throws SQLException {
        GovernedDatabase database = SERVER.at("001");
        GovernedDatabase away = new GovernedDatabase("jdbc:postgresql://localhost:1/none", "nobody", null, "public");

        List<Check> checks = new Checklist(TestServer.migrations(database), away, SETTINGS, List::of).check();

        assertThat(checks).singleElement().matches(check -> !check.ok());
    }

    private static List<Check> check(GovernedDatabase database) throws SQLException {
        return check(database, SETTINGS);
    }

    private static List<Check> check(GovernedDatabase database, GovernorSettings settings) throws SQLException {
        return new Checklist(TestServer.migrations(database), database, settings, () -> List.of(Instant.now())).check();
    }

    private static GovernorSettings settings(boolean autoMigration, boolean refusesDrift, String protectedTables) {
        return new GovernorSettings(
                autoMigration,
                false,
                refusesDrift,
                Protection.parse(protectedTables),
                Path.of("target"),
                Duration.ofSeconds(3));
    }

    private static Check find(List<Check> checks, String beginning) {
        return checks.stream()
                .filter(check -> check.name().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
