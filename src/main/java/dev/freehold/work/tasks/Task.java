package dev.freehold.work.tasks;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.value.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** Something to be done in a project. */
@Entity
@KeptByDatabase(@KeptColumn(name = "search", type = "tsvector"))
@DynamicUpdate
@Table(name = "tasks")
class Task implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 300)
    private String title;

    @Column(columnDefinition = "text")
    private String description;

    @Column(name = "project_id", nullable = false)
    private UUID projectId;

    @Column(name = "assignee_id")
    private UUID assigneeId;

    @Column(name = "creator_id", nullable = false, updatable = false)
    private UUID creatorId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private TaskStatus status;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private TaskPriority priority;

    @Column(name = "due_date")
    private LocalDate dueDate;

    @Column(name = "estimated_hours", precision = 8, scale = 2)
    private BigDecimal estimatedHours;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "external_source", length = 100)
    private String externalSource;

    @Column(name = "external_id", length = 200)
    private String externalId;

    @Column(name = "deleted_with")
    private UUID deletedWith;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Task() {}

    static Task create(CreateTask input, Change change) {
        Task task = new Task();
        task.lifecycle = Lifecycle.startedBy(change);
        task.title = input.title();
        task.description = input.description();
        task.projectId = input.projectId();
        task.assigneeId = input.assigneeId();
        task.creatorId = change.actorId();
        task.priority = Objects.requireNonNullElse(input.priority(), TaskPriority.medium);
        task.dueDate = input.dueDate();
        task.estimatedHours = hours(input.estimatedHours());
        task.externalSource = input.externalSource();
        task.externalId = input.externalId();
        Origin.requireWhole(task.externalSource, task.externalId);
        task.moveTo(Objects.requireNonNullElse(input.status(), TaskStatus.todo), change);
        return task;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(TaskPatch patch, Change change) {
        boolean changed = patch.title().apply(title, value -> title = value);
        changed |= patch.description().apply(description, value -> description = value);
        changed |= patch.projectId().apply(projectId, value -> projectId = value);
        changed |= patch.assigneeId().apply(assigneeId, value -> assigneeId = value);
        changed |= patch.status().apply(status, value -> moveTo(value, change));
        changed |= patch.priority().apply(priority, value -> priority = value);
        changed |= patch.dueDate().apply(dueDate, value -> dueDate = value);
        changed |= patch.estimatedHours().apply(estimatedHours, value -> estimatedHours = hours(value));
        changed |= patch.externalSource().apply(externalSource, value -> externalSource = value);
        changed |= patch.externalId().apply(externalId, value -> externalId = value);
        Origin.requireWhole(externalSource, externalId);
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    void trash(Change change) {
        lifecycle.trashedBy(change);
    }

    void restore(Change change) {
        if (lifecycle.inTrash()) {
            lifecycle.restoredBy(change);
            deletedWith = null;
        }
    }

    /** A task is completed while, and only while, it is done. */
    private void moveTo(TaskStatus next, Change change) {
        status = next;
        completedAt = next == TaskStatus.done ? change.at() : null;
    }

    /** The scale that the database keeps, so that a task reads the same after it was written. */
    private static BigDecimal hours(BigDecimal hours) {
        return hours == null ? null : hours.setScale(2);
    }

    Origin origin() {
        return Origin.of(externalSource, externalId);
    }

    TaskView view() {
        return new TaskView(
                id,
                title,
                description,
                projectId,
                assigneeId,
                creatorId,
                status,
                priority,
                dueDate,
                estimatedHours,
                completedAt,
                externalSource,
                externalId,
                version,
                lifecycle.createdAt(),
                lifecycle.updatedAt());
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }
}
