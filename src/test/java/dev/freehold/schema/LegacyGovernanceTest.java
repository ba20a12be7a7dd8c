package dev.freehold.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.adoption.Adoption;
import dev.freehold.schema.adoption.TableMatch;
import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.Restoration;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.governor.GovernedBy;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.Risk;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.repair.Outcome;
import dev.freehold.schema.repair.RepairReport;
import dev.freehold.schema.rollback.RollbackPlan;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that somebody else made is taken over, and no command under any flag touches what is not ours there. */
class LegacyGovernanceTest {
    private static final PostgresVersion SERVER = PostgresVersion.of(PostgresVersion.NEWEST);
    private static final Set<String> PROTECTED = Set.of("tasks", "media", "user_sessions");

    @TempDir
    private Path directory;

    private GovernedDatabase database;
    private DatabaseFingerprint before;
    private GovernedBy all;

    /** With every gate open. */
    @BeforeEach
    void create() throws SQLException {
        database = LegacyDatabase.create(SERVER, "legacy_governed");
        before = DatabaseFingerprint.of(database);
        GovernorSettings settings = new GovernorSettings(
                true, true, false, Protection.parse("tasks, media, user_*s"), directory, Duration.ofSeconds(3));
        all = GovernedBy.settings(settings, database);
    }

    @Test
    void adoptionClassesEveryTableAndChangesNothing() throws SQLException {
        Adoption.Result result = all.migrations().adopt(Optional.empty());

        Set<String> missing = new TreeSet<>(Snapshots.model().tables());
        missing.removeAll(before.tables().keySet());
        assertThat(result.tablesThat(TableMatch.State.DIFFERS))
                .containsExactlyInAnyOrderElementsOf(LegacyDatabase.LOOKALIKES);
        assertThat(result.tablesThat(TableMatch.State.UNMANAGED)).containsExactlyInAnyOrderElementsOf(unmanaged());
        assertThat(result.tablesThat(TableMatch.State.MISSING)).containsAll(missing);
        assertThat(result.tablesThat(TableMatch.State.MATCHES)).isEmpty();
        assertThat(result.histories()).singleElement().satisfies(history -> assertThat(history.versions())
                .containsExactly(LegacyDatabase.ALEMBIC_VERSION));
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    @Test
    void validationClassesEveryTable() throws SQLException {
        all.migrations().adopt(Optional.empty());

        DriftReport report = all.governor().drift().report();

        assertThat(report.ofClass(FindingClass.UNMANAGED))
                .filteredOn(finding -> finding.kind() == Kind.TABLE)
                .extracting(Finding::name)
                .containsExactlyInAnyOrderElementsOf(unmanaged());
        assertThat(report.ofClass(FindingClass.DRIFT))
                .extracting(Finding::tableName)
                .containsAll(LegacyDatabase.LOOKALIKES)
                .doesNotContainAnyElementsOf(unmanaged());
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void aChangeToWhatIsNotManagedIsReportedUntilItIsAccepted() throws SQLException {
        all.migrations().adopt(Optional.empty());
        execute("alter table lots add column noise integer");
        assertThat(all.governor().drift().report().find("lots", Finding.FINGERPRINT))
                .isPresent();
        DatabaseFingerprint changed = DatabaseFingerprint.of(database);

        assertThat(all.governor().accept()).isEmpty();

        assertThat(all.governor().drift().report().find("lots", Finding.FINGERPRINT))
                .isEmpty();
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(changed);
    }

    @Test
    void aSafeRepairTouchesNothingThatIsNotManagedOrProtected() throws SQLException {
        all.migrations().adopt(Optional.empty());

        RepairReport report = all.governor().repair(Optional.empty(), LegacyGovernanceTest::silent);

        assertThat(report.with(Outcome.DONE)).isNotEmpty();
        assertThatWhatIsNotOursIsAsBefore();
    }

    @Test
    void aDestructiveRepairTouchesNothingThatIsNotManagedOrProtected() throws SQLException {
        all.migrations().adopt(Optional.empty());
        all.governor().repair(Optional.empty(), LegacyGovernanceTest::silent);
        Plan plan = all.governor().plan();
        all.backups().take(Optional.of(plan.hash()), BackupProgress.SILENT);

        RepairReport report = all.governor().repair(Optional.of(plan.hash()), LegacyGovernanceTest::silent);

        assertThat(report.with(Outcome.DONE)).anyMatch(result -> result.step().risk() == Risk.DESTRUCTIVE);
        assertThatWhatIsNotOursIsAsBefore();
    }

    @Test
    void whatWasAdoptedIsNotRolledBack() throws SQLException {
        all.migrations().adopt(Optional.empty());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> all.migrations().planRollback(Optional.of("none")))
                .withMessageContaining("adopted");

        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    @Test
    void aResetIsRefusedWhereWhatIsNotManagedNeedsOurTables() throws SQLException {
        all.migrations().adopt(Optional.empty());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> all.migrations().reset(true, LegacyGovernanceTest::silent))
                .withMessageContaining("is protected")
                .withMessageContaining("buyer_profiles");

        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** The lookalikes give way by hand, as a move of their data would end. */
    @Test
    void migrationsResetAndRollbackLeaveWhatIsNotManaged() throws SQLException {
        GovernedBy unprotected = GovernedBy.settings(
                new GovernorSettings(true, true, false, Protection.NONE, directory, Duration.ofSeconds(3)), database);
        unprotected.migrations().adopt(Optional.of(Snapshots.versions().get(0)));
        execute("drop table " + String.join(", ", LegacyDatabase.LOOKALIKES) + " cascade");
        before = DatabaseFingerprint.of(database);
        execute("delete from flyway_schema_history");

        unprotected.migrations().migrate();
        assertThatWhatIsNotOursIsAsBefore();
        unprotected.migrations().reset(true, LegacyGovernanceTest::silent);
        assertThatWhatIsNotOursIsAsBefore();
        RollbackPlan plan = unprotected.migrations().planRollback(Optional.of("none"));
        unprotected.backups().take(Optional.of(plan.hash()), BackupProgress.SILENT);
        assertThat(unprotected
                        .migrations()
                        .rollback(plan, true, LegacyGovernanceTest::silent)
                        .version())
                .isEqualTo("none");
        assertThatWhatIsNotOursIsAsBefore();
    }

    @Test
    void aBackupChangesNothingAndIsRestoredElsewhereAsItWas() throws SQLException {
        all.migrations().adopt(Optional.empty());
        Backup backup = all.backups().take(Optional.empty(), BackupProgress.SILENT);
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);

        GovernedDatabase elsewhere = SERVER.empty("legacy_restored");
        GovernorSettings settings =
                new GovernorSettings(true, true, false, Protection.NONE, directory, Duration.ofSeconds(3));
        Restoration restoration =
                GovernedBy.settings(settings, elsewhere).backups().restore(backup.path(), BackupProgress.SILENT);

        assertThat(restoration.differences()).isEmpty();
        assertThat(DatabaseFingerprint.of(elsewhere).rows()).isEqualTo(before.rows());
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    private static void silent(String progress) {}

    private Set<String> unmanaged() {
        Set<String> tables = new TreeSet<>(before.tables().keySet());
        tables.removeAll(Snapshots.model().tables());
        return tables;
    }

    private void assertThatWhatIsNotOursIsAsBefore() throws SQLException {
        DatabaseFingerprint now = DatabaseFingerprint.of(database);
        Set<String> untouchable = unmanaged();
        PROTECTED.stream().filter(table -> before.tables().containsKey(table)).forEach(untouchable::add);
        assertThat(now.only(untouchable)).isEqualTo(before.only(untouchable));
        assertThat(lines(now.others())).containsAll(lines(before.others()));
    }

    /** One object to a line. */
    private static Set<String> lines(String objects) {
        return objects.lines().map(line -> line.replaceFirst(",$", "")).collect(Collectors.toSet());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
