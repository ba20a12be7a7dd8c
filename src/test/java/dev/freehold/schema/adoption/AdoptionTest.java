package dev.freehold.schema.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.migration.MigrationStep;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdoptionTest {
    private static final String FOREIGN = """
            create table alembic_version (version_num varchar(32) primary key);
            insert into alembic_version values ('a1b2c3');
            create table users (id uuid primary key, username varchar(20), email text);
            insert into users values (gen_random_uuid(), 'anna', 'anna@example.org');
            create table "Order Items" (id int primary key, note text);
            insert into "Order Items" values (1, 'one');
            create table permissions (id uuid not null, name varchar(63) not null, description varchar(200) not null,
                constraint permissions_pkey primary key (id), constraint permissions_name_key unique (name),
                constraint permissions_name_check check (name ~ '^[a-z]+(\\.[a-z]+)*:[a-z]+$'));
            create view order_notes as select note from "Order Items";
            """;

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void listsWhatMatchesDiffersIsMissingAndIsUnmanaged() throws SQLException {
        GovernedDatabase database = foreign();

        Adoption.Result result = adoption(database).adopt();

        assertThat(result.version()).isEqualTo(Snapshots.head());
        assertThat(result.tablesThat(TableMatch.State.MATCHES)).containsExactly("permissions");
        assertThat(result.tablesThat(TableMatch.State.DIFFERS)).containsExactly("users");
        assertThat(result.tablesThat(TableMatch.State.UNMANAGED)).containsExactly("Order Items", "alembic_version");
        assertThat(result.tablesThat(TableMatch.State.MISSING)).contains("audit_logs", "properties", "roles");
        assertThat(result.others()).anyMatch(finding -> finding.name().equals("order_notes"));
    }

    @Test
    void changesNothingButTheHistory() throws SQLException {
        GovernedDatabase database = foreign();
        Catalog before = TestServer.catalog(database);
        List<String> rows = rows(database);

        adoption(database).adopt();

        assertThat(TestServer.catalog(database).objects()).isEqualTo(before.objects());
        assertThat(rows(database)).isEqualTo(rows);
        assertThat(TestServer.column(
                        database, "select version || ' ' || type || ' ' || description from flyway_schema_history"))
                .containsExactly(Snapshots.head() + " BASELINE adopted");
        assertThat(TestServer.migrations(database).pending()).isEmpty();
    }

    @Test
    void namesTheHistoriesOfOtherTools() throws SQLException {
        GovernedDatabase database = foreign();
        TestServer.execute(database, """
                create table old_versions (installed_rank int, version text, script text, checksum int, success bool);
                insert into old_versions values (1, '1.2', 'V1_2__x.sql', 0, true);
                create table schema_version (anything int);
                """);

        assertThat(adoption(database).adopt().histories())
                .containsExactlyInAnyOrder(
                        new ForeignHistory("alembic_version", "Alembic", List.of("a1b2c3")),
                        new ForeignHistory("old_versions", "Flyway", List.of("1.2")));
    }

    @Test
    void saysWhichRowsOfTheMigrationsAreNotThere() throws SQLException {
        GovernedDatabase database = foreign();

        assertThat(adoption(database).adopt().unseeded()).containsExactly("permissions");
    }

    @Test
    void laterMigrationsArePendingAfterAnAdoptionAtAnOlderVersion() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, "drop table flyway_schema_history");

        Adoption.Result result = adoption(database).adopt("009");

        assertThat(result.tables()).isNotEmpty().allMatch(table -> table.state() == TableMatch.State.MATCHES);
        assertThat(result.unseeded()).isEmpty();
        assertThat(TestServer.migrations(database).pending())
                .extracting(MigrationStep::version)
                .startsWith("010", "011");
        TestServer.migrations(database).migrate();
        assertThat(TestServer.migrations(database).version()).isEqualTo(Snapshots.head());
    }

    @Test
    void refusesADatabaseThatHasAHistoryOfOurs() throws SQLException {
        GovernedDatabase database = SERVER.at("003");

        assertThatThrownBy(() -> adoption(database).adopt())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("001, 002, 003");
    }

    @Test
    void refusesAFailedHistory() throws SQLException {
        GovernedDatabase database = SERVER.at("001");
        TestServer.execute(database, "update flyway_schema_history set success = false");

        assertThatThrownBy(() -> adoption(database).adopt()).isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesAVersionThatTheBuildDoesNotHave() throws SQLException {
        GovernedDatabase database = foreign();

        for (String version : List.of("099", "none")) {
            assertThatThrownBy(() -> adoption(database).adopt(version))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(version);
        }
        assertThat(TestServer.column(database, "select to_regclass('flyway_schema_history')"))
                .containsExactly((String) null);
    }

    private static List<String> rows(GovernedDatabase database) throws SQLException {
        return TestServer.column(
                database, "select t::text from users t union all select t::text from \"Order Items\" t order by 1");
    }

    private static GovernedDatabase foreign() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        TestServer.execute(database, FOREIGN);
        return database;
    }

    private static Adoption adoption(GovernedDatabase database) {
        return new Adoption(
                TestServer.migrations(database), database, new DriftReporter(database), TestServer.LOCK_TIMEOUT);
    }
}
