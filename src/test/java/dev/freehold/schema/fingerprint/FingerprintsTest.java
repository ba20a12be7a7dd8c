package dev.freehold.schema.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Picture;
import dev.freehold.schema.drift.Severity;
import dev.freehold.support.ScratchPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is built by a migration but the table {@code managed}, so that all else is unmanaged. */
class FingerprintsTest {
    private static ScratchPostgres postgres;

    private final Fingerprints fingerprints = new Fingerprints("public");
    private GovernedDatabase database;
    private Catalog built;

    @BeforeAll
    static void start() throws IOException {
        postgres = new ScratchPostgres();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = postgres.database();
        change("create table managed (id bigint primary key)");
        built = read();
        change(
                "create table legacy (id serial primary key, amount numeric(10, 2) check (amount > 0))",
                "create index legacy_amount on legacy (amount)",
                "create view amounts as select amount from legacy",
                "create function twice(n integer) returns integer language sql as $$\n  select n + n;\n$$",
                "create sequence numbers",
                "create type mood as enum ('good', 'bad')",
                "create materialized view sums as select sum(amount) as total from legacy");
    }

    @Test
    void beforeAnythingIsRememberedNothingHasChanged() throws SQLException {
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatDidNotChangeIsNoFinding() throws SQLException {
        remember();

        assertThat(changes()).isEmpty();
    }

    @Test
    void aColumnMoreIsFoundAndShown() throws SQLException {
        remember();
        change("alter table legacy add column note text not null default ''");

        assertThat(changes()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.TABLE);
            assertThat(finding.name()).isEqualTo("legacy");
            assertThat(finding.aspect()).isEqualTo(Finding.FINGERPRINT);
            assertThat(finding.findingClass()).isEqualTo(FindingClass.UNMANAGED);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.differs()).containsExactly(Picture.LIVE);
            assertThat(finding.live()).hasValue("+ column note, type text, not_null true, default ''::text");
            assertThat(finding.tableName()).isEqualTo("legacy");
        });
    }

    @Test
    void everythingThatBelongsToATableCounts() throws SQLException {
        for (String statement : List.of(
                "alter table legacy alter column amount type numeric(12, 2)",
                "alter table legacy drop constraint legacy_amount_check",
                "drop index legacy_amount",
                "alter sequence legacy_id_seq increment by 5",
                "create trigger kept before update on legacy for each row"
                        + " execute function suppress_redundant_updates_trigger()")) {
            change("drop materialized view if exists sums", "drop view if exists amounts");
            accept();
            change(statement);
            assertThat(changes()).as(statement).extracting(Finding::name).containsExactly("legacy");
        }
    }

    @Test
    void everyKindOfObjectCounts() throws SQLException {
        remember();
        change(
                "create or replace view amounts as select (amount + 0)::numeric(10, 2) as amount from legacy",
                "create or replace function twice(n integer) returns integer language sql as $$\n  select 2 * n;\n$$",
                "alter sequence numbers increment by 2",
                "alter type mood add value 'so-so' before 'bad'",
                "create index sums_total on sums (total)");

        assertThat(changes())
                .extracting(finding -> finding.kind() + " " + finding.name())
                .containsExactly(
                        "enum mood",
                        "sequence numbers",
                        "function twice(n integer)",
                        "view amounts",
                        "materialized_view sums");
        assertThat(changes().get(2).live()).hasValue("-   select n + n;\n+   select 2 * n;");
    }

    @Test
    void anObjectThatIsGoneIsFound() throws SQLException {
        remember();
        change("drop table legacy cascade");

        assertThat(changes()).extracting(Finding::name).containsExactly("legacy", "amounts", "sums");
        assertThat(changes().get(0).todo()).contains(" and is gone. ");
        assertThat(changes().get(0).live()).isEmpty();
    }

    @Test
    void anObjectThatIsNewIsFound() throws SQLException {
        remember();
        change("create table newcomer (id int)");

        assertThat(changes()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("newcomer");
            assertThat(finding.todo()).startsWith("It appeared after ");
            assertThat(finding.live()).hasValue("+ table newcomer\n+ column id, type integer");
        });
    }

    @Test
    void whereNothingWasTheFirstIsNew() throws SQLException {
        change("drop table legacy cascade", "drop function twice", "drop sequence numbers", "drop type mood");
        remember();
        change("create table newcomer (id int)");

        assertThat(changes()).extracting(Finding::name).containsExactly("newcomer");
    }

    @Test
    void whatIsRememberedIsNotOverwritten() throws SQLException {
        remember();
        change("alter table legacy add column note text");
        remember();

        assertThat(changes()).extracting(Finding::name).containsExactly("legacy");
    }

    @Test
    void whatIsAcceptedIsNoFindingAnyMore() throws SQLException {
        remember();
        change("alter table legacy add column note text", "drop sequence numbers", "create table newcomer (id int)");
        assertThat(changes()).hasSize(3);

        accept();

        assertThat(changes()).isEmpty();
    }

    @Test
    void managedTablesAreNotFingerprinted() throws SQLException {
        remember();
        change("alter table managed add column note text");

        assertThat(changes()).isEmpty();
        assertThat(ScratchPostgres.column(database, "select name from governor.fingerprints"))
                .doesNotContain("managed");
    }

    @Test
    void theOrderOfColumnsDoesNotCount() throws SQLException {
        change("create table pair (a int, b int)");
        remember();
        change("drop table pair", "create table pair (b int, a int)");

        assertThat(changes()).isEmpty();
    }

    @Test
    void whatAnotherVersionOfTheServerDescribedIsForInformation() throws SQLException {
        remember();
        ScratchPostgres.as(database, "postgres", "update governor.fingerprints set server_version = 150000");
        change("create or replace view amounts as select (amount + 0)::numeric(10, 2) as amount from legacy");

        assertThat(changes()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.todo()).contains("PostgreSQL 15 described it then");
        });
    }

    @Test
    void aRoleThatMayNotRememberIsTold() throws SQLException {
        ScratchPostgres.as(database, "postgres", "create role forgetful login");
        try (Connection connection =
                ScratchPostgres.governedBy(database, "forgetful").connect("test")) {
            assertThat(fingerprints.remember(connection, read(), Set.of()))
                    .hasValue("the role forgetful may not create the schema governor");
            assertThat(fingerprints.remembered(connection).since()).isEmpty();
        }
    }

    private void change(String... statements) throws SQLException {
        ScratchPostgres.as(database, "postgres", statements);
    }

    private void remember() throws SQLException {
        try (Connection connection = database.connect("test")) {
            assertThat(fingerprints.remember(connection, read(), unmanaged())).isEmpty();
        }
    }

    private void accept() throws SQLException {
        try (Connection connection = database.connect("test")) {
            assertThat(fingerprints.accept(connection, read(), unmanaged())).isEmpty();
        }
    }

    private List<Finding> changes() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return FingerprintChanges.between(read(), fingerprints.remembered(connection), unmanaged());
        }
    }

    private Set<ObjectName> unmanaged() throws SQLException {
        return ObjectName.unmanaged(
                Comparison.whilePending(Catalog.empty(), built, read()).findings());
    }

    private Catalog read() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }
}
