package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.drift.SeededDifferences;
import dev.freehold.schema.plan.Risk;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** With every permission there is, a repair leaves alone what is protected and what is not managed. */
class UntouchablesTest {
    private static final PostgresVersion NEWEST = PostgresVersion.of(PostgresVersion.NEWEST);

    @Test
    void protectedTablesStayAsTheyAre() throws SQLException {
        GovernedDatabase database = everything("protected");
        Protection protection = Protection.parse("task?, user*, prop*");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        Set<String> covered = new TreeSet<>(before.tables().keySet());
        covered.removeIf(table -> !protection.covers(table));

        RepairReport report = Repairs.wholly(database, protection);

        assertThat(covered).contains("tasks", "users", "properties");
        assertThat(DatabaseFingerprint.of(database).only(covered)).isEqualTo(before.only(covered));
        assertThat(report.with(Outcome.DONE)).isNotEmpty();
        assertThat(report.plan().with(Risk.MANUAL))
                .filteredOn(step -> protection.covers(step.finding().tableName()))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.note()).contains("SCHEMA_PROTECTED_TABLES"));
    }

    /** A foreign key puts triggers on the table that it refers to. */
    @Test
    void aForeignKeyToAProtectedTableIsLeftToPeople() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "protected_parent");
        Repairs.execute(
                database,
                "alter table tasks drop constraint tasks_assignee_id_fkey",
                "drop table channel_members",
                "drop index tasks_creator_id_idx");

        RepairReport report = Repairs.wholly(database, Protection.parse("users"));

        assertThat(report.with(Outcome.DONE))
                .extracting(result -> result.step().subject().name())
                .containsExactly("tasks_creator_id_idx");
    }

    /** Dropping the column would drop the foreign key, and with it the triggers on the other table. */
    @Test
    void aColumnThatRefersToAProtectedTableIsLeftToPeople() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "protected_target");
        Repairs.execute(database, "alter table tasks add column reviewer uuid references users (id)");

        RepairReport report = Repairs.wholly(database, Protection.parse("users"));

        assertThat(report.with(Outcome.DONE)).isEmpty();
        assertThat(report.plan().steps()).hasSize(2).allSatisfy(step -> assertThat(step.note())
                .isEqualTo("The table users is protected (SCHEMA_PROTECTED_TABLES): no command touches it."));
    }

    @Test
    void aForeignKeyToATableThatIsNotManagedIsLeftToPeople() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "unmanaged_target");
        Repairs.execute(
                database,
                "create table legacy_people (id uuid primary key)",
                "alter table tasks add column legacy_owner uuid references legacy_people (id)");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.wholly(database, Protection.NONE);

        assertThat(report.plan().steps()).hasSize(2).allSatisfy(step -> assertThat(step.note())
                .contains("legacy_people, which is not managed"));
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** What is done to a table is done to all that inherit from it, in whatever schema. */
    @Test
    void aTableFromWhichOthersInheritIsLeftToPeople() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "heirs");
        Repairs.execute(
                database,
                "create schema elsewhere",
                "create table tasks_of_2024 () inherits (tasks)",
                "create table elsewhere.tasks_of_2023 () inherits (tasks_of_2024)",
                "alter table tasks alter column priority set default 'low', add column note text",
                "alter table tasks drop constraint tasks_priority_check");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.wholly(database, Protection.NONE);

        assertThat(report.plan().with(Risk.MANUAL))
                .hasSize(report.plan().steps().size())
                .allSatisfy(step -> assertThat(step.note()).contains("elsewhere.tasks_of_2023, tasks_of_2024"));
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    @Test
    void whatIsNotManagedStaysAsItIs() throws SQLException {
        GovernedDatabase database = everything("unmanaged");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        Set<String> unmanaged = new TreeSet<>(before.tables().keySet());
        unmanaged.removeIf(table -> Snapshots.at(Snapshots.head())
                .orElseThrow()
                .find(Kind.TABLE, "", table)
                .isPresent());

        Repairs.wholly(database, Protection.NONE);

        assertThat(unmanaged).contains("saved_searches", "legacy_notes", "Order Items");
        assertThat(DatabaseFingerprint.of(database).only(unmanaged)).isEqualTo(before.only(unmanaged));
    }

    /** The names of indexes are unique in a schema, so that the index of a foreign table can stand in the way of one of ours. */
    @Test
    void anIndexOfAForeignTableThatHasTheNameOfAMissingOneStays() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "taken_name");
        Repairs.execute(
                database,
                "drop index tasks_creator_id_idx",
                "alter table permissions drop constraint permissions_name_key",
                "create table tasks_of_2024 (creator_id uuid, name text)",
                "create index tasks_creator_id_idx on tasks_of_2024 (creator_id)",
                "create index permissions_name_key on tasks_of_2024 (name)");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.wholly(database, Protection.NONE);

        assertThat(report.plan().with(Risk.MANUAL)).hasSize(2).allSatisfy(step -> assertThat(step.note())
                .contains("is taken by the index of tasks_of_2024"));
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    @Test
    void aNameThatProtectsNothingStopsWhateverDestroys() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "mistyped");
        Repairs.execute(database, "alter table tasks add column note text");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Repairs.wholly(database, Protection.parse("user*, Users")))
                .withMessageStartingWith("SCHEMA_PROTECTED_TABLES has Users, and no table is called so");
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    private static GovernedDatabase everything(String name) throws SQLException {
        return SeededDatabase.with(
                NEWEST, name, SeededDifferences.atOnce(PostgresVersion.NEWEST).get(0));
    }
}
