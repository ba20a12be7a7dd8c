package dev.freehold.work.tasks;

/** How much a task matters; spelled as in the API and in the database. */
public enum TaskPriority {
    low,
    medium,
    high,
    urgent
}
