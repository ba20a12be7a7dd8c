package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.plan.Risk;
import dev.freehold.schema.plan.Step;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people made is not taken for what the governor left behind, or for what it would make, because it looks like that. */
class HandMadeObjectsTest {
    private GovernedDatabase database;

    @BeforeEach
    void fill() throws SQLException {
        database = SeededDatabase.withRows(PostgresVersion.of(PostgresVersion.NEWEST), "hand_made");
    }

    @Test
    void anIndexOfAnotherDefinitionUnderTheNameOfAMissingKeyStays() throws SQLException {
        Repairs.execute(
                database,
                "alter table permissions drop constraint permissions_name_key",
                "create unique index permissions_name_key on permissions (lower(name))");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(report.plan().steps()).extracting(Step::risk).containsExactly(Risk.MANUAL);
        assertThat(report.plan().steps().get(0).note()).contains("An index of another definition bears its name");
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** A window without it would let rows in that are alike. */
    @Test
    void anIndexThatIsWhatAMissingKeyNeedsBecomesTheKey() throws SQLException {
        Repairs.execute(
                database,
                "alter table permissions drop constraint permissions_name_key",
                "create unique index permissions_name_key on permissions (name)");
        String oid = "select 'permissions_name_key'::regclass::oid";
        String before = Repairs.column(database, oid).get(0);

        RepairReport report = Repairs.safely(database);

        assertThat(report.with(Outcome.DONE)).hasSize(1);
        assertThat(report.after().findings()).isEmpty();
        assertThat(Repairs.column(database, oid)).containsExactly(before);
    }

    @Test
    void anIndexThatIsNotValidUnderTheNameOfAMissingKeyIsBuiltAnew() throws SQLException {
        Repairs.execute(
                database,
                "alter table permissions drop constraint permissions_name_key",
                "create unique index permissions_name_key on permissions (lower(name))",
                "update pg_index set indisvalid = false where indexrelid = 'permissions_name_key'::regclass");

        RepairReport report = Repairs.safely(database);

        assertThat(report.with(Outcome.DONE)).hasSize(3);
        assertThat(report.after().findings()).isEmpty();
    }

    @Test
    void aNameThatBeginsAsThoseOfTheGovernorMakesNothingItsOwn() throws SQLException {
        Repairs.execute(
                database,
                "alter table tasks add constraint governor_approved check (title <> '')",
                "alter table users add constraint governor_not_null_locale check (locale <> '')",
                "create index governor_new_tasks_creator_id_idx on tasks (creator_id, title)");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(report.plan().steps()).extracting(Step::risk).hasSize(3).containsOnly(Risk.DESTRUCTIVE);
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** It looks the same as one that was left behind, until it is finished. */
    @Test
    void anIndexThatSomebodyIsBuildingStays() throws SQLException {
        Repairs.execute(
                database,
                "create index tasks_hot_idx on tasks (updated_at)",
                "update pg_index set indisvalid = false where indexrelid = 'tasks_hot_idx'::regclass");
        try (Connection builder = database.connect("test");
                Statement statement = builder.createStatement()) {
            builder.setAutoCommit(false);
            statement.execute("lock table tasks in share update exclusive mode");

            RepairReport report = Repairs.safely(database);

            assertThat(Repairs.reasons(report, Outcome.SKIPPED))
                    .containsExactly("tasks.tasks_hot_idx: somebody is at work on its table, perhaps building it");
        }

        assertThat(Repairs.safely(database).with(Outcome.DONE)).hasSize(1);
    }

    /** An empty twin would hide the values from the service, and the plan for the other would take them away. */
    @Test
    void aColumnThatWasRenamedIsNotMadeAnew() throws SQLException {
        Repairs.execute(database, "alter table api_tokens rename column last_used_at to last_seen_at");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(report.plan().steps())
                .extracting(step -> step.statements().get(0))
                .containsExactly(
                        "alter table api_tokens rename column last_seen_at to last_used_at",
                        "alter table api_tokens rename column last_seen_at to last_used_at");
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** Two of them would count each photo twice. */
    @Test
    void aTriggerThatWasRenamedGetsNoTwin() throws SQLException {
        Repairs.execute(database, "alter trigger media_count_photos_on_insert on media rename to count_photos");

        RepairReport report = Repairs.safely(database);

        assertThat(report.plan().steps()).isEmpty();
        assertThat(Repairs.column(
                        database,
                        "select tgname from pg_trigger where tgrelid = 'media'::regclass and tgname like '%count_photos%'"
                                + " and tgtype & 4 > 0"))
                .containsExactly("count_photos");
    }

    /** Its expressions have to be computed for all rows under the lock, so that it is said, and not rehearsed. */
    @Test
    void aColumnWhoseDefaultIsAnotherForEachRowIsKnownToWriteTheTable() throws SQLException {
        Repairs.execute(database, "alter table listing_history drop column id");

        RepairReport report = Repairs.safely(database);

        assertThat(report.plan().steps())
                .filteredOn(step -> step.subject().name().equals("id"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.instant()).isFalse();
                    assertThat(step.note()).contains("written anew");
                });
    }
}
