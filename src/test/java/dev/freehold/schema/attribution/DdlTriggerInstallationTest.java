package dev.freehold.schema.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.Parallel;
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

/** Who may install the triggers, and what a second time does. */
class DdlTriggerInstallationTest {
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
        ScratchPostgres.as(database, "postgres", "grant create on schema public to alice");
    }

    @Test
    void manyMayInstallAtOnce() throws SQLException {
        assertThat(Parallel.run(6, i -> tryInstall(database))).containsOnly(Optional.empty());

        assertThat(triggers()).containsExactly("freehold_ddl_public", "freehold_drop_public");
    }

    @Test
    void anotherDefinitionIsReplaced() throws SQLException {
        install();
        ScratchPostgres.as(database, "postgres", """
                create or replace function governor.record_ddl_public() returns event_trigger language plpgsql
                as 'begin end'
                """);

        install();
        ScratchPostgres.as(database, "alice", "create table t (id int)");

        assertThat(ScratchPostgres.column(database, LOG)).containsExactly("CREATE TABLE|table|public.t");
    }

    @Test
    void whatSomebodyDisabledStaysDisabled() throws SQLException {
        install();
        ScratchPostgres.as(database, "postgres", "alter event trigger freehold_ddl_public disable");

        assertThat(tryInstall(database))
                .hasValue("somebody disabled the event trigger freehold_ddl_public or freehold_drop_public");
    }

    @Test
    void uninstallingLeavesTheLog() throws SQLException {
        install();
        ScratchPostgres.as(database, "alice", "create table t (id int)");

        new DdlTrigger(database).uninstall();
        ScratchPostgres.as(database, "alice", "drop table t");

        assertThat(triggers()).isEmpty();
        assertThat(ScratchPostgres.column(database, LOG)).containsExactly("CREATE TABLE|table|public.t");
    }

    @Test
    void theLogKeepsTheNewest() throws SQLException {
        install();
        ScratchPostgres.as(database, "postgres", """
                insert into governor.ddl_log (schema_name, command_tag, object_type, object_identity, statement)
                select 'public', 'CREATE TABLE', 'table', 'public.t' || n, '' from generate_series(1, 10003) n
                """);

        install();

        assertThat(ScratchPostgres.column(database, "select count(*) || ' ' || min(id) from governor.ddl_log"))
                .containsExactly("10000 4");
    }

    @Test
    void aSchemaOfAnyNameMayBeGoverned() throws SQLException {
        ScratchPostgres.as(database, "postgres", "create schema \"It's \"\"mine\"\"\"");
        GovernedDatabase odd = new GovernedDatabase(database.jdbcUrl(), "postgres", null, "It's \"mine\"");

        assertThat(tryInstall(odd)).isEmpty();
        ScratchPostgres.as(
                database, "postgres", "create table \"It's \"\"mine\"\"\".t (id int)", "create table t (id int)");

        assertThat(ScratchPostgres.column(
                        database, "select schema_name || ' ' || object_identity from governor.ddl_log"))
                .containsExactly("It's \"mine\" \"It's \"\"mine\"\"\".t");
    }

    @Test
    void aRoleThatIsNoSuperuserIsTold() throws SQLException {
        ScratchPostgres.as(database, "postgres", "grant create on database " + name() + " to service");
        GovernedDatabase services = ScratchPostgres.governedBy(database, "service");

        assertThat(tryInstall(services))
                .hasValue("the role service may not create event triggers, which PostgreSQL leaves to superusers");
        assertThat(unavailable(services))
                .hasValue("there are no event triggers that record changes, and the role service, no superuser,"
                        + " may not create them");
        assertThat(ScratchPostgres.column(
                        database, "select proname from pg_proc where pronamespace = to_regnamespace('governor')"))
                .isEmpty();
    }

    @Test
    void aRoleThatMayNotCreateASchemaIsTold() throws SQLException {
        assertThat(tryInstall(ScratchPostgres.governedBy(database, "service")))
                .hasValue("the role service may not create the schema governor");
    }

    /** Otherwise the owner of the log could have a superuser run his triggers. */
    @Test
    void aSuperuserLendsNobodyHisRights() throws SQLException {
        ScratchPostgres.as(database, "postgres", "grant create on database " + name() + " to service");
        tryInstall(ScratchPostgres.governedBy(database, "service"));

        assertThat(tryInstall(database)).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("the schema governor belongs to another role than postgres"));
        assertThat(triggers()).isEmpty();
    }

    private String name() throws SQLException {
        return ScratchPostgres.column(database, "select current_database()").get(0);
    }

    private List<String> triggers() throws SQLException {
        return ScratchPostgres.column(database, "select evtname from pg_event_trigger order by 1");
    }

    private void install() throws SQLException {
        assertThat(new DdlTrigger(database).install()).isEmpty();
        assertThat(unavailable(database)).isEmpty();
    }

    private static Optional<String> tryInstall(GovernedDatabase database) {
        try {
            return new DdlTrigger(database).install();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<String> unavailable(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return new DdlTrigger(database).unavailable(connection);
        }
    }
}
