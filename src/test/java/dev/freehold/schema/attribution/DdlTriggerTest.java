package dev.freehold.schema.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.ScratchPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DdlTriggerTest {
    private static final String LOG =
            "select concat_ws('|', command_tag, object_type, object_identity) from governor.ddl_log order by id";

    private static ScratchPostgres postgres;

    private GovernedDatabase database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = new ScratchPostgres();
        ScratchPostgres.as(postgres.database(), "postgres", "create role alice login", "create role service login");
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
                "grant create on schema public to alice",
                "create table tasks (id bigint primary key, title text)");
    }

    @Test
    void whoChangesTheSchemaIsRecordedWithTimeAndStatement() throws SQLException {
        install();
        String before =
                ScratchPostgres.column(database, "select clock_timestamp()").get(0);
        ScratchPostgres.as(database, "alice", "create table \"Order Items\" (id int)");

        assertThat(ScratchPostgres.column(database, """
                select concat_ws('|', db_user, host(client_addr), application_name, command_tag, object_type,
                    object_identity, statement)
                from governor.ddl_log
                """))
                .containsExactly("alice|127.0.0.1|psql|CREATE TABLE|table|public.\"Order Items\""
                        + "|create table \"Order Items\" (id int)");
        assertThat(ScratchPostgres.column(database, "select at >= '" + before + "' from governor.ddl_log"))
                .containsExactly("t");
    }

    @Test
    void everyKindOfChangeIsRecorded() throws SQLException {
        install();
        ScratchPostgres.as(
                database,
                "postgres",
                "alter table tasks add column note text",
                "alter table tasks rename column note to remark",
                "create index concurrently tasks_remark on tasks (remark)",
                "drop index concurrently tasks_remark",
                "create function touch() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger touched before update on tasks for each row execute function touch()",
                "drop trigger touched on tasks",
                "create type mood as enum ('good')",
                "do $$ begin execute 'alter table tasks drop column remark'; end $$",
                "drop table tasks");

        assertThat(ScratchPostgres.column(database, LOG))
                .containsExactly(
                        "ALTER TABLE|table|public.tasks",
                        "ALTER TABLE|table column|public.tasks.remark",
                        "CREATE INDEX|index|public.tasks_remark",
                        "DROP INDEX|index|public.tasks_remark",
                        "CREATE FUNCTION|function|public.touch()",
                        "CREATE TRIGGER|trigger|touched on public.tasks",
                        "DROP TRIGGER|trigger|touched on public.tasks",
                        "CREATE TYPE|type|public.mood",
                        "ALTER TABLE|table column|public.tasks.remark",
                        "ALTER TABLE|table|public.tasks",
                        "DROP TABLE|table|public.tasks");
    }

    @Test
    void whatIsNoChangeOfTheGovernedSchemaIsNotRecorded() throws SQLException {
        install();
        ScratchPostgres.as(
                database,
                "postgres",
                "insert into tasks values (1, 'x')",
                "update tasks set title = 'y'",
                "truncate tasks",
                "comment on table tasks is 'x'",
                "create temporary table scratch (id int)",
                "drop table scratch",
                "create schema other",
                "create table other.tasks (id int)",
                "drop table other.tasks",
                "create extension citext",
                "drop extension citext",
                "create role somebody",
                "drop role somebody");

        assertThat(ScratchPostgres.column(database, LOG)).isEmpty();
    }

    @Test
    void theGovernorsOwnChangesAreNotRecorded() throws SQLException {
        install();
        try (Connection connection = database.connect("repair");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table tasks add column note text");
            statement.execute("alter table tasks drop column note");
        }

        assertThat(ScratchPostgres.column(database, LOG)).isEmpty();
    }

    @Test
    void passwordsAreMaskedAndLongStatementsCut() throws SQLException {
        install();
        ScratchPostgres.as(
                database,
                "postgres",
                "create foreign data wrapper w",
                "create server s foreign data wrapper w",
                "create foreign table remote (id int) server s options (password 'geh''eim', a '" + "x".repeat(20_000)
                        + "')");

        assertThat(ScratchPostgres.column(database, "select statement from governor.ddl_log"))
                .singleElement()
                .satisfies(statement -> assertThat(statement)
                        .hasSize(10_000)
                        .startsWith("create foreign table remote (id int) server s options (password '***', a 'xxx"));
    }

    @Test
    void aLogThatFailsLetsTheChangePass() throws SQLException {
        install();
        ScratchPostgres.as(database, "postgres", "drop table governor.ddl_log");

        try (Connection connection = ScratchPostgres.session(database, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table tasks add column note text");
            assertThat(statement.getWarnings().getMessage()).contains("could not record this change of the schema");
        }

        assertThat(ScratchPostgres.column(
                        database, "select attname from pg_attribute where attrelid = 'tasks'::regclass and attnum > 0"))
                .contains("note");
    }

    @Test
    void aLogThatIsLockedHoldsNobodyUpForLong() throws SQLException {
        install();
        try (Connection locking = ScratchPostgres.session(database, "postgres");
                Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("lock table governor.ddl_log in access exclusive mode");
            ScratchPostgres.as(database, "alice", "set statement_timeout = '20s'", "create table passed (id int)");
        }

        assertThat(ScratchPostgres.column(database, "select to_regclass('passed')"))
                .containsExactly("passed");
    }

    private void install() throws SQLException {
        assertThat(new DdlTrigger(database).install()).isEmpty();
    }
}
