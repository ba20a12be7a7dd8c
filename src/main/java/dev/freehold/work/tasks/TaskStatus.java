package dev.freehold.work.tasks;

/** Where a task stands; spelled as in the API and in the database. */
public enum TaskStatus {
    todo,
    in_progress,
    in_review,
    done,
    cancelled;

    /** Whether nothing is left to do. */
    public boolean isClosed() {
        return this == done || this == cancelled;
    }
}
