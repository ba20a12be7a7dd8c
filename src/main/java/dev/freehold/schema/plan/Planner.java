package dev.freehold.schema.plan;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.protection.Protection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans by an allow-list. What is on it: a missing table, column, index, constraint, default, trigger or function is made; a
 * varchar is widened; what is not valid is made so, a trigger that is off is switched on, a function or trigger that differs is
 * replaced, NOT NULL is set where there are no nulls. What can be done only with a loss is planned as destructive, and everything
 * else is left to people, with the reason and a suggestion.
 */
public final class Planner {
    private final Protection protection;

    public Planner(Protection protection) {
        this.protection = protection;
    }

    /**
     * The plan for a report.
     *
     * @param report as it was found
     * @param migrations what the migrations build up to the report's version
     * @param live the catalog that the report was made of
     * @param connection of the governor, to look at rows
     * @throws SQLException if the database cannot be asked
     */
    public Plan plan(DriftReport report, Catalog migrations, Catalog live, Connection connection) throws SQLException {
        Rules rules = new Rules(migrations, live, new Rows(connection));
        Reach reach = new Reach(protection, migrations, live, Heirs.of(connection));
        List<Planned> planned = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.findingClass() == FindingClass.DRIFT) {
                for (Step step : steps(finding, rules, reach)) {
                    planned.add(new Planned(step, Phase.of(step)));
                }
            } else if (finding.findingClass() == FindingClass.HAND_FIXED) {
                planned.add(new Planned(handFixed(finding), Phase.MANUAL));
            }
        }
        planned.sort(Comparator.comparing(Planned::phase));
        return new Plan(report.version(), planned.stream().map(Planned::step).toList());
    }

    private static Step handFixed(Finding finding) {
        return Step.manual(
                finding,
                "The entities say the same as the database, so the migrations are what is wrong: `schema scaffold` makes the"
                        + " next one, to be filled with what builds it.");
    }

    private record Planned(Step step, Phase phase) {}

    private static List<Step> steps(Finding finding, Rules rules, Reach reach) throws SQLException {
        List<Step> steps = rules.answer(finding);
        Optional<String> forbidden = reach.forbids(finding);
        return forbidden.isEmpty()
                ? steps
                : steps.stream().map(step -> step.leftToPeople(forbidden.get())).toList();
    }

    /** In which order steps come: what others need goes first, and what takes away goes last. */
    private enum Phase {
        FUNCTIONS,
        TABLES,
        COLUMNS,
        GENERATED_COLUMNS,
        KEYS,
        CHECKS,
        INDEXES,
        FOREIGN_KEYS,
        TRIGGERS,
        DESTRUCTIVE_PARTS,
        DESTRUCTIVE_COLUMNS,
        MANUAL;

        static Phase of(Step step) {
            return switch (step.risk()) {
                case MANUAL -> MANUAL;
                case DESTRUCTIVE -> step.subject().kind() == Kind.COLUMN ? DESTRUCTIVE_COLUMNS : DESTRUCTIVE_PARTS;
                // The index that is left of a key goes before the key comes.
                case SAFE -> isOfKey(step.finding()) ? KEYS : of(step.subject());
            };
        }

        private static boolean isOfKey(Finding finding) {
            return finding.kind() == Kind.PRIMARY_KEY || finding.kind() == Kind.UNIQUE;
        }

        private static Phase of(SchemaObject subject) {
            return switch (subject.kind()) {
                case FUNCTION -> FUNCTIONS;
                case TABLE -> TABLES;
                case COLUMN -> subject.attribute(Attribute.GENERATED).isPresent() ? GENERATED_COLUMNS : COLUMNS;
                case PRIMARY_KEY, UNIQUE -> KEYS;
                case CHECK, EXCLUSION -> CHECKS;
                case INDEX -> INDEXES;
                case FOREIGN_KEY -> FOREIGN_KEYS;
                default -> TRIGGERS;
            };
        }
    }
}
