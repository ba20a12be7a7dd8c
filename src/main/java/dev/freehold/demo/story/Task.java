package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** A planned task with the people, days and hours that chance gives it. */
final class Task {
    /** Far more tasks than a plan has, so that the tasks of two projects never share a number. */
    private static final int NUMBERS_PER_PROJECT = 1000;

    /** Every task has time to be done before the last day on which anybody worked on the project. */
    private static final int SHORTEST_DAYS = 3;

    private static final List<String> PRIORITIES =
            List.of("low", "low", "low", "medium", "medium", "medium", "medium", "medium", "high", "high", "urgent");
    private static final List<String> HOURS =
            List.of("0.50", "1.00", "1.50", "2.00", "3.00", "4.00", "6.00", "8.00", "12.00", "16.00", "24.00");

    private final Project project;
    private final int position;
    private final PlannedTask planned;
    private final RowKey key;
    private final Dice dice;
    private final OffsetDateTime created;
    private final OffsetDateTime changed;

    private Task(Project project, int position, PlannedTask planned) {
        this.project = project;
        this.position = position;
        this.planned = planned;
        this.key = project.office().key(DemoTable.TASKS, project.number() * NUMBERS_PER_PROJECT + position);
        this.dice = key.dice();
        this.created = WorkTime.on(createdOn(), dice);
        this.changed = planned.isUntouched() ? created : WorkTime.on(changedOn(), dice);
    }

    /** @param position in the plan, from 0 */
    static Task of(Project project, int position, PlannedTask planned) {
        return new Task(project, position, planned);
    }

    Tuple row() {
        Person creator = dice.pick(project.office().colleagues());
        Person assignee = planned.isUntouched() && dice.chance(35)
                ? null
                : dice.pick(project.office().colleagues());
        return Tuple.from(Arrays.asList(
                key.id(created),
                planned.title(),
                dice.chance(40) ? dice.pick(TaskNotes.NOTES) : null,
                project.id(),
                assignee == null ? null : assignee.id(),
                creator.id(),
                planned.status(),
                dice.pick(PRIORITIES),
                dueDate(),
                dice.chance(20) ? null : new BigDecimal(dice.pick(HOURS)),
                planned.isDone() ? changed : null,
                created,
                changed,
                assignee == null || planned.isUntouched() ? creator.id() : assignee.id(),
                DemoTable.REQUEST,
                planned.isUntouched() ? 1 : 2 + dice.below(3)));
    }

    /** Over the first two thirds of the time, in the order of the plan. */
    private LocalDate createdOn() {
        ProjectPlan plan = project.plan();
        long days = ChronoUnit.DAYS.between(plan.opened(), plan.lastWorkday());
        long offset = days * 2 / 3 * position / ProjectPlan.TASKS_EACH + 1 + dice.below(5);
        return WorkTime.earlier(
                plan.opened().plusDays(offset), plan.lastWorkday().minusDays(SHORTEST_DAYS + 3));
    }

    private LocalDate changedOn() {
        int days = SHORTEST_DAYS + dice.below(18);
        return WorkTime.earlier(
                created.toLocalDate().plusDays(days), project.plan().lastWorkday());
    }

    /** Near the day on which it was done; for what is open some weeks ahead, or already past; unknown where work rests. */
    private LocalDate dueDate() {
        boolean isOpen =
                !planned.isDone() && !planned.isCancelled() && project.plan().isUnderWay();
        if (!(isOpen || planned.isDone()) || dice.chance(15)) {
            return null;
        }
        LocalDate due = planned.isDone()
                ? changed.toLocalDate().plusDays(dice.below(10) - 1L)
                : WorkTime.TODAY.plusDays(dice.below(60) - 10L);
        LocalDate asked = created.toLocalDate();
        return due.isBefore(asked) ? asked : WorkTime.workday(due);
    }
}
