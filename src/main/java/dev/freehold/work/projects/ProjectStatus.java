package dev.freehold.work.projects;

/** Where a project stands; spelled as in the API and in the database. */
public enum ProjectStatus {
    planning,
    active,
    on_hold,
    completed,
    cancelled
}
