package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.drift.SeededDifference;
import dev.freehold.schema.drift.SeededDifferences;
import dev.freehold.schema.plan.Risk;
import dev.freehold.support.PostgresVersion;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be repaired is repaired, what is left to people stays, and no row changes either way. */
class RepairCorpusTest {
    private static final PostgresVersion NEWEST = PostgresVersion.of(PostgresVersion.NEWEST);

    static Stream<SeededDifference> repairable() {
        return SeededDifferences.on(PostgresVersion.NEWEST).stream()
                .filter(difference -> has(difference, Answer.REPAIR));
    }

    static Stream<Arguments> groups() {
        return Stream.of(PostgresVersion.OLDEST, PostgresVersion.NEWEST)
                .filter(PostgresVersion.available()::contains)
                .flatMap(major -> {
                    List<List<SeededDifference>> groups = SeededDifferences.atOnce(major);
                    return IntStream.range(0, groups.size())
                            .mapToObj(number -> Arguments.of(major, number, groups.get(number)));
                });
    }

    private static boolean has(SeededDifference difference, Answer answer) {
        return difference.expected().stream().anyMatch(finding -> finding.answer() == answer);
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void whatMayBeRepairedIsRepaired(SeededDifference difference) throws SQLException {
        GovernedDatabase database = SeededDatabase.with(NEWEST, "repaired", List.of(difference));
        SortedMap<String, String> before = ColumnContents.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
        assertThat(Repairs.findings(report.after()))
                .containsExactlyInAnyOrderElementsOf(Repairs.left(List.of(difference), Set.of(Answer.REPAIR)));
        assertThat(ColumnContents.of(database)).containsAllEntriesOf(before);
        assertThat(Repairs.remains(database)).isEmpty();
        doesNothingMore(database);
    }

    @ParameterizedTest(name = "group {1} (PostgreSQL {0})")
    @MethodSource("groups")
    void allThatMayBeRepairedIsRepairedAtOnce(int major, int number, List<SeededDifference> group) throws SQLException {
        GovernedDatabase database = SeededDatabase.with(PostgresVersion.of(major), "repaired_" + number, group);
        SortedMap<String, String> before = ColumnContents.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
        assertThat(Repairs.findings(report.after()))
                .containsExactlyInAnyOrderElementsOf(Repairs.left(group, Set.of(Answer.REPAIR)));
        assertThat(ColumnContents.of(database)).containsAllEntriesOf(before);
        doesNothingMore(database);
    }

    @ParameterizedTest(name = "group {1} (PostgreSQL {0})")
    @MethodSource("groups")
    void withAllPermissionsOnlyWhatPeopleMustDoIsLeft(
            int major, int number, List<SeededDifference> group, @TempDir Path backups) throws SQLException {
        GovernedDatabase database = SeededDatabase.with(PostgresVersion.of(major), "whole_" + number, group);
        SortedMap<String, String> before = ColumnContents.of(database);

        RepairReport report = Repairs.withBackup(database, backups);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
        assertThat(Repairs.findings(report.after()))
                .containsExactlyInAnyOrderElementsOf(
                        Repairs.left(group, EnumSet.of(Answer.REPAIR, Answer.DESTRUCTIVE)));
        SortedMap<String, String> after = ColumnContents.of(database);
        assertThat(ColumnContents.only(after, before)).isEqualTo(ColumnContents.only(before, after));
        assertThat(Repairs.remains(database)).isEmpty();
    }

    @ParameterizedTest(name = "group {1} (PostgreSQL {0})")
    @MethodSource("groups")
    void whatIsLeftToPeopleOrForbiddenStaysAsItIs(int major, int number, List<SeededDifference> group)
            throws SQLException {
        List<SeededDifference> untouched = group.stream()
                .filter(difference -> !has(difference, Answer.REPAIR))
                .toList();
        GovernedDatabase database = SeededDatabase.with(PostgresVersion.of(major), "left_" + number, untouched);
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
        assertThat(report.with(Outcome.SKIPPED)).hasSameSizeAs(report.results());
        assertThat(report.plan().with(Risk.MANUAL))
                .hasSize((int) untouched.stream()
                        .flatMap(difference -> difference.expected().stream())
                        .filter(finding -> finding.answer() == Answer.MANUAL)
                        .count())
                .allSatisfy(step -> assertThat(step.note()).isNotBlank());
    }

    private static void doesNothingMore(GovernedDatabase database) throws SQLException {
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport again = Repairs.safely(database);

        assertThat(again.with(Outcome.DONE)).isEmpty();
        assertThat(again.plan().with(Risk.SAFE)).isEmpty();
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }
}
