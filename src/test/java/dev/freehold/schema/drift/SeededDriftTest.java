package dev.freehold.schema.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that somebody may do to a database is found, named rightly and classed rightly; and nothing else is reported. */
class SeededDriftTest {
    private static final int PROMISED = 60;

    private static final Catalog MODEL = Snapshots.model();
    private static final Catalog MIGRATIONS = Snapshots.at(Snapshots.head()).orElseThrow();
    private static final Map<Integer, GovernedDatabase> DATABASES = new HashMap<>();

    @BeforeAll
    static void fill() throws SQLException {
        for (int major : PostgresVersion.available()) {
            DATABASES.put(major, SeededDatabase.withRows(PostgresVersion.of(major), "one_by_one"));
        }
    }

    static Stream<Arguments> differences() {
        return PostgresVersion.available().stream().flatMap(major -> SeededDifferences.on(major).stream()
                .map(difference -> Arguments.of(major, difference)));
    }

    static Stream<Arguments> groups() {
        return PostgresVersion.available().stream().flatMap(SeededDriftTest::groups);
    }

    private static Stream<Arguments> groups(int major) {
        List<List<SeededDifference>> groups = SeededDifferences.atOnce(major);
        return IntStream.range(0, groups.size()).mapToObj(number -> Arguments.of(major, number, groups.get(number)));
    }

    @ParameterizedTest(name = "{1} (PostgreSQL {0})")
    @MethodSource("differences")
    void oneDifferenceIsFoundAndNothingElse(int major, SeededDifference difference) throws SQLException {
        List<Finding> findings = SeededDatabase.during(
                DATABASES.get(major), difference, (connection, live) -> new Comparison(MODEL, MIGRATIONS, live)
                        .findings());

        assertThat(text(findings))
                .as(difference.sql())
                .containsExactlyInAnyOrderElementsOf(
                        difference.expected().stream().map(Object::toString).toList());
    }

    @ParameterizedTest(name = "group {1} (PostgreSQL {0})")
    @MethodSource("groups")
    void manyAtOnceAreFoundEach(int major, int number, List<SeededDifference> group) throws SQLException {
        GovernedDatabase database = SeededDatabase.with(PostgresVersion.of(major), "many_" + number, group);

        assertThat(findings(database))
                .containsExactlyInAnyOrderElementsOf(group.stream()
                        .flatMap(difference -> difference.expected().stream())
                        .map(Object::toString)
                        .toList());
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @MethodSource("dev.freehold.support.PostgresVersion#available")
    void nearlyAllFitIntoOneDatabase(int major) {
        assertThat(SeededDifferences.on(major)).hasSizeGreaterThanOrEqualTo(PROMISED);
        assertThat(SeededDifferences.atOnce(major).get(0)).hasSizeGreaterThanOrEqualTo(PROMISED);
    }

    private static List<String> findings(GovernedDatabase database) throws SQLException {
        return text(new DriftReporter(database).report().findings());
    }

    private static List<String> text(List<Finding> findings) {
        return findings.stream().map(ExpectedFinding::text).toList();
    }
}
