package dev.freehold.work.tasks;

import static dev.freehold.shared.paging.Field.date;
import static dev.freehold.shared.paging.Field.decimal;
import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of tasks is. */
final class TaskFields {
    static final String PATH = "/api/v1/tasks";

    @Produces
    @Singleton
    static final CollectionSpec<TaskView> TASKS = CollectionSpec.of(TaskView.class, "task", "t", "Task t")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("title").filtered().sorted())
            .field(text("description").optional())
            .field(uuid("project_id").filtered())
            .field(uuid("assignee_id").filtered().optional())
            .field(uuid("creator_id").filtered())
            .field(enumeration("status", TaskStatus.class).filtered().sorted())
            .field(enumeration("priority", TaskPriority.class).filtered().sorted())
            .field(date("due_date").compared().sorted().optional())
            .field(decimal("estimated_hours").compared().sorted().optional())
            .field(instant("completed_at").compared().sorted().optional())
            .field(text("external_source").filtered().optional())
            .field(text("external_id").filtered().optional())
            .lifecycle()
            .searched()
            .build();

    private TaskFields() {}
}
