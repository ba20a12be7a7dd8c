package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.ExpectedFinding;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.drift.SeededDifference;
import dev.freehold.schema.drift.SeededDifferences;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.quarantine.Quarantine;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What loses something is done only where the setting, the hash of the plan and a backup for it are there, all three. */
class DestructiveRepairTest {
    private static final PostgresVersion NEWEST = PostgresVersion.of(PostgresVersion.NEWEST);

    @TempDir
    Path directory;

    static Stream<SeededDifference> destructive() {
        return SeededDifferences.on(PostgresVersion.NEWEST).stream().filter(SeededDifference::isDestructive);
    }

    @ParameterizedTest
    @MethodSource("destructive")
    void withAllThreeItIsDoneAndWhatIsDroppedIsKept(SeededDifference difference) throws SQLException {
        GovernedDatabase database = SeededDatabase.with(NEWEST, "destroyed", List.of(difference));
        SortedMap<String, String> before = ColumnContents.of(database);

        RepairReport report = Repairs.withBackup(database, directory);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
        assertThat(Repairs.findings(report.after()))
                .containsExactlyInAnyOrderElementsOf(
                        Repairs.left(List.of(difference), EnumSet.of(Answer.REPAIR, Answer.DESTRUCTIVE)));
        SortedMap<String, String> after = ColumnContents.of(database);
        assertThat(ColumnContents.only(after, before)).isEqualTo(ColumnContents.only(before, after));
        List<String> kept = columnsToKeep(difference);
        assertThat(new Quarantine(database).list())
                .extracting(Quarantine.Kept::name)
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .map(name -> name.replace('.', '_') + "__1")
                        .toList());
        for (String name : kept) {
            String[] parts = name.split("\\.", 2);
            assertThat(ColumnContents.kept(database, parts[0] + "_" + parts[1] + "__1", parts[0], parts[1]))
                    .isEqualTo(before.get(name));
        }
    }

    private static List<String> columnsToKeep(SeededDifference difference) {
        return difference.expected().stream()
                .filter(finding -> finding.kind() == Kind.COLUMN && finding.answer() == Answer.DESTRUCTIVE)
                .filter(finding ->
                        List.of(Finding.EXISTENCE, Attribute.TYPE.toString()).contains(finding.aspect()))
                .map(ExpectedFinding::name)
                .toList();
    }

    @Test
    void withoutTheSettingItIsRefused() throws SQLException {
        GovernedDatabase database = all();
        String hash = backedUp(database);

        refused(database, false, hash, "AUTO_SCHEMA_DESTRUCTIVE");
    }

    @Test
    void withAnotherHashItIsRefused() throws SQLException {
        GovernedDatabase database = all();
        backedUp(database);

        refused(database, true, "0123456789abcdef", "the database has changed since");
    }

    @Test
    void withTheHashOfAPlanThatIsNoLongerRightItIsRefused() throws SQLException {
        GovernedDatabase database = all();
        String hash = backedUp(database);
        Repairs.execute(database, "alter table media add column hue integer");

        refused(database, true, hash, "the database has changed since");
    }

    @Test
    void withoutABackupItIsRefused() throws SQLException {
        GovernedDatabase database = all();

        refused(database, true, plan(database).hash(), "no backup that was taken for the plan");
    }

    @Test
    void withABackupForAnotherPlanItIsRefused() throws SQLException {
        GovernedDatabase database = all();
        backups(database).take(Optional.of("0123456789abcdef"), BackupProgress.SILENT);

        refused(database, true, plan(database).hash(), "no backup that was taken for the plan");
    }

    @Test
    void withADamagedBackupItIsRefused() throws SQLException, IOException {
        GovernedDatabase database = all();
        String hash = plan(database).hash();
        Backup backup = backups(database).take(Optional.of(hash), BackupProgress.SILENT);
        byte[] bytes = Files.readAllBytes(backup.path());
        bytes[40] ^= 1;
        Files.write(backup.path(), bytes);

        refused(database, true, hash, "damaged");
    }

    /** Rows without a value get the default, and which ones they were is kept. */
    @Test
    void nullsAreFilledOnlyWithPermission() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "nulls");
        Repairs.execute(
                database,
                "alter table users alter column locale drop not null",
                "update users set locale = null where username = 'ada'");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        Repairs.safely(database);
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
        RepairReport report = Repairs.withBackup(database, directory);

        assertThat(report.after().findings()).isEmpty();
        assertThat(Repairs.column(database, "select count(*) from quarantine.users_locale__1 where locale is null"))
                .containsExactly("1");
    }

    /** What somebody else builds on is not dropped from under him, and nothing of the step stays. */
    @Test
    void aColumnThatAForeignViewShowsStays() throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "shown");
        Repairs.execute(
                database,
                "alter table users add column nickname varchar(50)",
                "create view nicknames as select nickname from users");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.withBackup(database, directory);

        assertThat(Repairs.reasons(report, Outcome.FAILED))
                .singleElement()
                .asString()
                .contains("nicknames");
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
        assertThat(new Quarantine(database).list()).isEmpty();
    }

    private void refused(GovernedDatabase database, boolean setting, String hash, String reason) throws SQLException {
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        Repair repair = new Repair(database, Repairs.settings(setting, Protection.NONE, Repairs.LOCK_TIMEOUT));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> repair.run(Optional.of(hash), Repairs.gate(backups(database), database), Repairs.SILENT))
                .withMessageContaining(reason);

        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
        assertThat(new Quarantine(database).list()).isEmpty();
    }

    /** All that fit together, with what would be repaired without any permission as well. */
    private static GovernedDatabase all() throws SQLException {
        return SeededDatabase.with(
                NEWEST,
                "refused",
                SeededDifferences.atOnce(PostgresVersion.NEWEST).get(0));
    }

    private static Plan plan(GovernedDatabase database) throws SQLException {
        return Repairs.plan(database, Protection.NONE);
    }

    private String backedUp(GovernedDatabase database) throws SQLException {
        String hash = plan(database).hash();
        backups(database).take(Optional.of(hash), BackupProgress.SILENT);
        return hash;
    }

    private Backups backups(GovernedDatabase database) {
        return new Backups(database, directory, List.of());
    }
}
