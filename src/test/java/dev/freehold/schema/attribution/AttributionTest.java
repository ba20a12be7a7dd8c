package dev.freehold.schema.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.report.Attributions;
import dev.freehold.schema.report.SchemaChange;
import dev.freehold.support.ScratchPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables as they are before each test are what the migrations build, and no entity says anything. */
class AttributionTest {
    private static ScratchPostgres postgres;

    private GovernedDatabase database;
    private Catalog built;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = new ScratchPostgres();
        ScratchPostgres.as(
                postgres.database(),
                "postgres",
                "create role alice login superuser",
                "create role bob login superuser",
                "create role service login");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = postgres.database();
        ScratchPostgres.as(
                database,
                "postgres",
                "create table tasks (id bigint primary key, title varchar(80) not null, done boolean)",
                "create index tasks_title on tasks (title)",
                "create table projects (id bigint primary key, name text unique)",
                "create view titles as select title from tasks",
                "create function touch(how integer) returns integer language sql as 'select how'",
                "create type mood as enum ('good')");
        built = read();
        assertThat(new DdlTrigger(database).install()).isEmpty();
    }

    @Test
    void aChangedColumnNamesWhoChangedIt() throws SQLException {
        ScratchPostgres.as(database, "alice", "alter table tasks alter column done set not null");

        assertThat(changeOf("tasks.done", "not_null")).hasValueSatisfying(change -> {
            assertThat(change.who()).isEqualTo("alice@127.0.0.1 (psql)");
            assertThat(change.statement()).isEqualTo("alter table tasks alter column done set not null");
            assertThat(change.at()).isNotNull();
        });
        assertThat(attributions().unavailable()).isEmpty();
    }

    @Test
    void twoChangesOfOneTableAreToldApart() throws SQLException {
        ScratchPostgres.as(database, "alice", "alter table tasks alter column done set not null");
        ScratchPostgres.as(database, "bob", "alter table tasks add column note text");

        assertThat(who("tasks.done", "not_null")).hasValue("alice@127.0.0.1 (psql)");
        assertThat(who("tasks.note", Finding.EXISTENCE)).hasValue("bob@127.0.0.1 (psql)");
    }

    @Test
    void nobodyIsBlamedForTheColumnNextToHis() throws SQLException {
        ScratchPostgres.as(database, "alice", "alter table tasks alter column done set not null");
        ScratchPostgres.as(
                database, "bob", "set freehold.governor = 'hidden'", "alter table tasks add column note text");

        assertThat(who("tasks.note", Finding.EXISTENCE)).isEmpty();
    }

    @Test
    void theNewestOfTheChangesThatFitIsNamed() throws SQLException {
        ScratchPostgres.as(database, "alice", "alter table tasks alter column done set not null");
        ScratchPostgres.as(database, "bob", "alter table tasks alter column done drop not null");
        ScratchPostgres.as(database, "alice", "alter table tasks alter column done set default true");
        ScratchPostgres.as(database, "bob", "alter table tasks alter column done set not null");

        assertThat(who("tasks.done", "not_null")).hasValue("bob@127.0.0.1 (psql)");
    }

    @Test
    void everyKindOfObjectIsFound() throws SQLException {
        ScratchPostgres.as(
                database,
                "alice",
                "drop index tasks_title",
                "alter table projects drop constraint projects_name_key",
                "create index projects_name on projects (name)",
                "create trigger kept before update on projects for each row"
                        + " execute function suppress_redundant_updates_trigger()",
                "create or replace view titles as select title from tasks where done",
                "create or replace function touch(how integer) returns integer language sql as 'select how + 1'",
                "alter type mood add value 'bad'",
                "create table legacy (id int)",
                "alter table projects add check (name <> '')");

        Attributions attributions = attributions();
        assertThat(findings())
                .extracting(Finding::name)
                .contains(
                        "tasks.tasks_title",
                        "projects.projects_name_key",
                        "projects.projects_name",
                        "projects.kept",
                        "titles",
                        "touch(how integer)",
                        "mood",
                        "legacy",
                        "projects.projects_name_check");
        assertThat(findings())
                .allSatisfy(finding ->
                        assertThat(attributions.of(finding)).as(finding.name()).isPresent());
        assertThat(attributions.of(finding("projects.kept", Finding.EXISTENCE)))
                .hasValueSatisfying(change -> assertThat(change.statement()).startsWith("create trigger kept"));
        assertThat(attributions.of(finding("projects.projects_name_check", Finding.EXISTENCE)))
                .hasValueSatisfying(
                        change -> assertThat(change.statement()).startsWith("alter table projects add check"));
    }

    @Test
    void aDroppedTableNamesWhoDroppedIt() throws SQLException {
        ScratchPostgres.as(database, "bob", "drop table projects");

        assertThat(who("projects", Finding.EXISTENCE)).hasValue("bob@127.0.0.1 (psql)");
    }

    @Test
    void aRenamedObjectIsFoundByBothItsNames() throws SQLException {
        ScratchPostgres.as(database, "bob", "alter table projects rename to undertakings");
        ScratchPostgres.as(database, "alice", "alter table tasks add column projects int");

        assertThat(who("projects", Finding.EXISTENCE)).hasValue("bob@127.0.0.1 (psql)");
        assertThat(who("undertakings", Finding.EXISTENCE)).hasValue("bob@127.0.0.1 (psql)");
    }

    @Test
    void aChangeThatAFunctionMadeIsFound() throws SQLException {
        ScratchPostgres.as(
                database,
                "postgres",
                "create schema ops",
                "create procedure ops.fix() language plpgsql"
                        + " as 'begin execute ''alter table tasks drop column done''; end'");
        ScratchPostgres.as(database, "bob", "call ops.fix()");

        assertThat(changeOf("tasks.done", Finding.EXISTENCE))
                .hasValueSatisfying(change -> assertThat(change.statement()).isEqualTo("call ops.fix()"));
    }

    @Test
    void withoutTriggersTheReasonIsGiven() throws SQLException {
        new DdlTrigger(database).uninstall();
        ScratchPostgres.as(database, "alice", "alter table tasks add column note text");

        assertThat(attributions().changes()).isEmpty();
        assertThat(attributions().unavailable()).hasValue("the event triggers that record changes are not installed");
    }

    @Test
    void aRoleThatMayNotReadTheLogIsTold() throws SQLException {
        ScratchPostgres.as(database, "alice", "alter table tasks add column note text");

        Attributions attributions = new Attribution(ScratchPostgres.governedBy(database, "service")).of(findings());

        assertThat(attributions.changes()).isEmpty();
        assertThat(attributions.unavailable()).hasValue("the role service may not read governor.ddl_log");
    }

    private Optional<String> who(String name, String aspect) throws SQLException {
        return changeOf(name, aspect).map(SchemaChange::who);
    }

    private Optional<SchemaChange> changeOf(String name, String aspect) throws SQLException {
        return attributions().of(finding(name, aspect));
    }

    private Finding finding(String name, String aspect) throws SQLException {
        return findings().stream()
                .filter(finding ->
                        finding.name().equals(name) && finding.aspect().equals(aspect))
                .findFirst()
                .orElseThrow();
    }

    private Attributions attributions() throws SQLException {
        return new Attribution(database).of(findings());
    }

    private List<Finding> findings() throws SQLException {
        return Comparison.whilePending(Catalog.empty(), built, read()).findings();
    }

    private Catalog read() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }
}
