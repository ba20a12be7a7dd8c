package dev.freehold.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.Comparison;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.ExpectedFinding;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.drift.SeededDifference;
import dev.freehold.schema.drift.SeededDifferences;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each seeded difference the plan has what the allow-list says: a repair, something destructive, or why people must do it. */
class SeededAnswersTest {
    private static final Catalog MODEL = Snapshots.model();
    private static final Catalog MIGRATIONS = Snapshots.at(Snapshots.head()).orElseThrow();

    private static GovernedDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = SeededDatabase.withRows(PostgresVersion.of(PostgresVersion.NEWEST), "answers");
    }

    static Stream<SeededDifference> differences() {
        return SeededDifferences.on(PostgresVersion.NEWEST).stream();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void eachDifferenceHasItsAnswer(SeededDifference difference) throws SQLException {
        Plan plan = SeededDatabase.during(database, difference, SeededAnswersTest::plan);

        assertThat(answers(plan))
                .as(difference.name())
                .isEqualTo(difference.expected().stream()
                        .filter(expected -> expected.answer() != Answer.NOTHING)
                        .collect(Collectors.toMap(Object::toString, ExpectedFinding::answer)));
        assertThat(plan.with(Risk.MANUAL))
                .allSatisfy(step -> assertThat(step.note()).isNotEmpty());
    }

    private static Plan plan(Connection connection, Catalog live) throws SQLException {
        List<Finding> findings = new Comparison(MODEL, MIGRATIONS, live).findings();
        DriftReport report = new DriftReport(
                Instant.EPOCH, Snapshots.head(), Snapshots.head(), PostgresVersion.NEWEST, true, findings);
        return new Planner(Protection.NONE).plan(report, MIGRATIONS, live, connection);
    }

    /** The gravest step for a finding decides. */
    private static Map<String, Answer> answers(Plan plan) {
        Map<String, Answer> answers = new TreeMap<>();
        for (Step step : plan.steps()) {
            Answer answer =
                    switch (step.risk()) {
                        case SAFE -> Answer.REPAIR;
                        case DESTRUCTIVE -> Answer.DESTRUCTIVE;
                        case MANUAL -> Answer.MANUAL;
                    };
            answers.merge(
                    ExpectedFinding.text(step.finding()),
                    answer,
                    (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return answers;
    }
}
