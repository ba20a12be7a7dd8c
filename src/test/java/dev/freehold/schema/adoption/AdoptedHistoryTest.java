package dev.freehold.schema.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.migration.MigrationStep;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** At which version a database is adopted, and what becomes of the history that it had. */
class AdoptedHistoryTest {
    private static final String ASIDE = "flyway_schema_history_before_adoption";
    private static final String ROWS =
            "select version || ' ' || type from flyway_schema_history order by installed_rank";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void aDatabaseWithNoneOfOurTablesIsNotAdopted() throws SQLException {
        GovernedDatabase empty = SERVER.empty();
        GovernedDatabase foreign = SERVER.empty();
        TestServer.execute(foreign, "create table orders (id int)");

        for (GovernedDatabase database : List.of(empty, foreign)) {
            for (String version : List.of("001", Snapshots.head())) {
                assertThatThrownBy(() -> adoption(database).adopt(version))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("schema init");
            }
            assertThatThrownBy(() -> adoption(database).adopt()).isInstanceOf(RefusedException.class);
            assertThat(TestServer.column(database, "select to_regclass('flyway_schema_history')"))
                    .containsExactly((String) null);
        }
    }

    @Test
    void aDatabaseAsAnOlderVersionBuildsItIsAdoptedThere() throws SQLException {
        for (String version : List.of("005", "009", Snapshots.head())) {
            GovernedDatabase database = SERVER.at(version);
            TestServer.execute(database, "drop table flyway_schema_history; create table foreign_things (id int)");

            assertThat(adoption(database).adopt().version()).isEqualTo(version);
            assertThat(new DriftReporter(database).report().isClean()).isTrue();
            TestServer.migrations(database).migrate();
            assertThat(new DriftReporter(database).report().isClean()).isTrue();
        }
    }

    @Test
    void aDatabaseThatHasSomethingOfALaterVersionIsNotTakenForAnOlderOne() throws SQLException {
        for (String later : List.of(
                "create table media (id int)",
                "create function uuid_v7() returns uuid language sql as 'select gen_random_uuid()'",
                "alter table tasks drop column description cascade")) {
            GovernedDatabase database = SERVER.at("005");
            TestServer.execute(database, "drop table flyway_schema_history; " + later);

            assertThat(adoption(database).adopt().version()).as(later).isEqualTo(Snapshots.head());
        }
    }

    @Test
    void anAdoptionMayBeRepeatedUntilAMigrationWasApplied() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, "drop table flyway_schema_history");

        adoption(database).adopt(Snapshots.head());
        adoption(database).adopt("9");

        assertThat(TestServer.column(database, ROWS)).containsExactly("009 BASELINE");
        assertThat(TestServer.migrations(database).pending())
                .extracting(MigrationStep::version)
                .startsWith("010");
        TestServer.migrate(database, "010");
        assertThatThrownBy(() -> adoption(database).adopt("010"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("009, 010");
    }

    @Test
    void theHistoryOfAnotherFlywayIsKeptUnderAnotherName() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, """
                update flyway_schema_history set version = installed_rank, script = 'V' || installed_rank || '__theirs.sql';
                create table %s (id int)
                """.formatted(ASIDE));
        List<String> rows = TestServer.column(database, "select t::text from flyway_schema_history t order by 1");

        Adoption.Result result = adoption(database).adopt();

        assertThat(result.version()).isEqualTo("009");
        assertThat(result.histories()).singleElement().satisfies(history -> {
            assertThat(history.table()).isEqualTo(ASIDE + "_2");
            assertThat(history.tool()).isEqualTo("Flyway");
            assertThat(history.versions()).contains("1", "9");
        });
        assertThat(TestServer.column(database, "select t::text from " + ASIDE + "_2 t order by 1"))
                .isEqualTo(rows);
        assertThat(TestServer.column(database, ROWS)).containsExactly("009 BASELINE");
        TestServer.migrations(database).migrate();
        assertThat(TestServer.migrations(database).version()).isEqualTo(Snapshots.head());
    }

    @Test
    void anEmptyHistoryIsNoObstacle() throws SQLException {
        GovernedDatabase database = SERVER.at("009");
        TestServer.execute(database, "truncate flyway_schema_history");

        assertThat(adoption(database).adopt().version()).isEqualTo("009");

        assertThat(TestServer.column(database, ROWS)).containsExactly("009 BASELINE");
    }

    @Test
    void theTableIsTheOneThatFlywayMakes() throws SQLException {
        GovernedDatabase database = SERVER.at("002");
        List<SchemaObject> ofFlyway = history(database);
        TestServer.execute(database, "drop table flyway_schema_history");

        adoption(database).adopt();

        assertThat(history(database)).isEqualTo(ofFlyway).isNotEmpty();
    }

    private static List<SchemaObject> history(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return List.copyOf(
                    CatalogReader.readHistory(connection, database.schema()).objects());
        }
    }

    private static Adoption adoption(GovernedDatabase database) {
        return new Adoption(
                TestServer.migrations(database), database, new DriftReporter(database), TestServer.LOCK_TIMEOUT);
    }
}
