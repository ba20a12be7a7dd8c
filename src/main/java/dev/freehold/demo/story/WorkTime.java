package dev.freehold.demo.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The calendar of the story. It ends on a fixed day, not on the day of the run: ids carry the time of their row, and a second
 * run must make the ids of the first one. Documentation can quote them, too.
 */
final class WorkTime {
    /** The last day of the story, a Friday; everything that is still to come is relative to it. */
    static final LocalDate TODAY = LocalDate.of(2026, 10, 30);

    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final int OPEN_MILLIS = Math.toIntExact(Duration.ofHours(8).toMillis());

    private WorkTime() {}

    /** Some moment between 8 and 16 o'clock of that day, to the millisecond; of the Friday before if it is a weekend. */
    static OffsetDateTime on(LocalDate day, Dice dice) {
        return workday(day)
                .atTime(OPENING)
                .plus(Duration.ofMillis(dice.below(OPEN_MILLIS)))
                .atOffset(ZoneOffset.UTC);
    }

    /** A while later: more than zero, at most that many minutes. */
    static OffsetDateTime soonAfter(OffsetDateTime moment, int minutes, Dice dice) {
        int most = Math.toIntExact(Duration.ofMinutes(minutes).toMillis());
        return moment.plus(Duration.ofMillis(1L + dice.below(most)));
    }

    static LocalDate workday(LocalDate day) {
        LocalDate workday = day;
        while (workday.getDayOfWeek() == DayOfWeek.SATURDAY || workday.getDayOfWeek() == DayOfWeek.SUNDAY) {
            workday = workday.minusDays(1);
        }
        return workday;
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
