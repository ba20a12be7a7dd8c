package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.Step;
import dev.freehold.schema.protection.Protection;
import dev.freehold.support.PostgresVersion;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repair that ended between two of its steps, as by a kill, is taken up by the next one, from wherever it was. */
class BrokenOffRepairTest {
    private static final PostgresVersion NEWEST = PostgresVersion.of(PostgresVersion.NEWEST);

    private static final String REPLACED_INDEX =
            "drop index channels_project_id_idx; create index channels_project_id_idx on channels (project_id, id)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table users alter column locale drop not null",
                "alter table permissions drop constraint permissions_name_key",
                "alter table role_permissions drop constraint role_permissions_pkey",
                "alter table tasks drop constraint tasks_assignee_id_fkey",
                "alter table messages drop constraint messages_reply_count_check",
                "drop table channel_members",
                "update pg_index set indisvalid = false where indexrelid = 'messages_author_id_idx'::regclass"
            })
    void withoutAnyPermission(String sql) throws SQLException {
        for (int done = 1; done < steps(sql).size(); done++) {
            GovernedDatabase database = brokenOff(sql, done);

            RepairReport report = Repairs.safely(database);

            repairedAfter(done, database, report);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table permissions drop constraint permissions_name_key",
                REPLACED_INDEX,
                "alter table tasks drop constraint tasks_priority_check,"
                        + " add constraint tasks_priority_check check (priority in ('low', 'medium', 'high'))"
            })
    void withAll(String sql) throws SQLException {
        for (int done = 1; done < steps(sql).size(); done++) {
            GovernedDatabase database = brokenOff(sql, done);

            RepairReport report = Repairs.wholly(database, Protection.NONE);

            repairedAfter(done, database, report);
        }
    }

    /** As if it had never begun. */
    @ParameterizedTest
    @ValueSource(strings = REPLACED_INDEX)
    void whatNeedsPermissionIsTakenBackWithoutIt(String sql) throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "broken_off");
        Repairs.execute(database, sql);
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        execute(database, steps(database).get(0));

        Repairs.safely(database);

        assertThat(Repairs.remains(database)).isEmpty();
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    private static void repairedAfter(int done, GovernedDatabase database, RepairReport report) throws SQLException {
        assertThat(Repairs.reasons(report, Outcome.FAILED))
                .as("after step %d", done)
                .isEmpty();
        assertThat(report.after().findings()).as("after step %d", done).isEmpty();
        assertThat(Repairs.remains(database)).isEmpty();
    }

    private static List<Step> steps(String sql) throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "broken_off");
        Repairs.execute(database, sql);
        List<Step> steps = steps(database);
        assertThat(steps).hasSizeGreaterThan(1);
        return steps;
    }

    private static List<Step> steps(GovernedDatabase database) throws SQLException {
        Plan plan = Repairs.plan(database, Protection.NONE);
        return plan.steps();
    }

    private static GovernedDatabase brokenOff(String sql, int done) throws SQLException {
        GovernedDatabase database = SeededDatabase.withRows(NEWEST, "broken_off");
        Repairs.execute(database, sql);
        for (Step step : steps(database).subList(0, done)) {
            execute(database, step);
        }
        return database;
    }

    private static void execute(GovernedDatabase database, Step step) throws SQLException {
        Repairs.execute(database, step.statements().toArray(String[]::new));
    }
}
