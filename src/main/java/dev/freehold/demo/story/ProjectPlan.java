package dev.freehold.demo.story;

import java.time.LocalDate;
import java.util.List;

/** The projects that every office has, one for each way in which a project can go. */
enum ProjectPlan {
    RENOVATION(
            "active",
            "Renovate and sell {address}",
            "Bring the house up to standard, stage it, and sell it before the end of the year.",
            day(5, 11),
            day(5, 18),
            day(12, 18),
            WorkTime.TODAY,
            ProjectTasks.RENOVATION),
    OFFICE_MOVE(
            "active",
            "Move the {office} office to {address}",
            "The lease ends with November. Nobody should miss a working day, and no call should go unanswered.",
            day(7, 27),
            day(8, 3),
            day(11, 30),
            WorkTime.TODAY,
            ProjectTasks.OFFICE_MOVE),
    SPRING_CAMPAIGN(
            "planning",
            "Spring campaign 2027, {office}",
            "Win thirty new listings between February and May, most of them from streets where we have sold before.",
            day(9, 28),
            LocalDate.of(2027, 2, 1),
            LocalDate.of(2027, 5, 28),
            WorkTime.TODAY,
            ProjectTasks.SPRING_CAMPAIGN),
    APARTMENTS(
            "completed",
            "Sell the eight apartments at {address}",
            "New building, one owner, eight keys to hand over. All sold by the end of August.",
            day(4, 27),
            day(5, 4),
            day(8, 28),
            day(8, 28),
            ProjectTasks.APARTMENTS),
    SHOP(
            "on_hold",
            "Let the shop at {address}",
            "Waits for the landlord, who wants to hear from the city about the pavement first.",
            day(6, 29),
            day(7, 6),
            null,
            day(9, 18),
            ProjectTasks.SHOP),
    CATALOGUE(
            "cancelled",
            "Printed catalogue of the {office} office",
            "Stopped: paper and postage would have cost more than two sales bring in.",
            day(6, 8),
            day(6, 15),
            day(9, 11),
            day(7, 24),
            ProjectTasks.CATALOGUE);

    static final int TASKS_EACH = 25;

    private final String status;
    private final String name;
    private final String description;
    private final LocalDate opened;
    private final LocalDate start;
    private final LocalDate end;
    private final LocalDate lastWorkday;
    private final String tasks;

    ProjectPlan(
            String status,
            String name,
            String description,
            LocalDate opened,
            LocalDate start,
            LocalDate end,
            LocalDate lastWorkday,
            String tasks) {
        this.status = status;
        this.name = name;
        this.description = description;
        this.opened = opened;
        this.start = start;
        this.end = end;
        this.lastWorkday = lastWorkday;
        this.tasks = tasks;
    }

    private static LocalDate day(int month, int dayOfMonth) {
        return LocalDate.of(2026, month, dayOfMonth);
    }

    String status() {
        return status;
    }

    /** With {@code {office}} and {@code {address}} to be filled in. */
    String nameTemplate() {
        return name;
    }

    String description() {
        return description;
    }

    /** When the project was made, which is before it starts. */
    LocalDate opened() {
        return opened;
    }

    LocalDate start() {
        return start;
    }

    /** Null if nobody knows. */
    LocalDate end() {
        return end;
    }

    /** After which nobody has touched it. */
    LocalDate lastWorkday() {
        return lastWorkday;
    }

    boolean isUnderWay() {
        return lastWorkday.equals(WorkTime.TODAY);
    }

    /** In the order in which they came up. */
    List<PlannedTask> tasks() {
        return PlannedTask.parse(tasks);
    }

    boolean isArchived() {
        return this == APARTMENTS;
    }
}
