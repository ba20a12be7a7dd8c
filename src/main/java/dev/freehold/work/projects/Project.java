package dev.freehold.work.projects;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** What a team works on. Its tasks and channels go to the trash with it; the database sees to that. */
@Entity
@KeptByDatabase(@KeptColumn(name = "search", type = "tsvector"))
@DynamicUpdate
@Table(name = "projects")
class Project implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 200)
    private String name;

    @Column(columnDefinition = "text")
    private String description;

    @Column(name = "owner_id", nullable = false)
    private UUID ownerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private ProjectStatus status;

    @Column(name = "start_date")
    private LocalDate startDate;

    @Column(name = "end_date")
    private LocalDate endDate;

    @Column(name = "is_archived", nullable = false)
    private boolean isArchived;

    @Column(name = "property_id")
    private UUID propertyId;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Project() {}

    static Project create(CreateProject input, Change change) {
        Project project = new Project();
        project.lifecycle = Lifecycle.startedBy(change);
        project.name = input.name();
        project.description = input.description();
        project.ownerId = Objects.requireNonNullElse(input.ownerId(), change.actorId());
        project.status = Objects.requireNonNullElse(input.status(), ProjectStatus.planning);
        project.startDate = input.startDate();
        project.endDate = input.endDate();
        project.isArchived = Objects.requireNonNullElse(input.isArchived(), false);
        project.propertyId = input.propertyId();
        project.requireDateOrder();
        return project;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(ProjectPatch patch, Change change) {
        boolean changed = patch.name().apply(name, value -> name = value);
        changed |= patch.description().apply(description, value -> description = value);
        changed |= patch.ownerId().apply(ownerId, value -> ownerId = value);
        changed |= patch.status().apply(status, value -> status = value);
        changed |= patch.startDate().apply(startDate, value -> startDate = value);
        changed |= patch.endDate().apply(endDate, value -> endDate = value);
        changed |= patch.isArchived().apply(isArchived, value -> isArchived = value);
        changed |= patch.propertyId().apply(propertyId, value -> propertyId = value);
        requireDateOrder();
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    /** Puts the project aside, or takes it up again. */
    void archive(boolean archived, Change change) {
        if (isArchived != archived) {
            isArchived = archived;
            lifecycle.changedBy(change);
        }
    }

    void trash(Change change) {
        lifecycle.trashedBy(change);
    }

    void restore(Change change) {
        if (lifecycle.inTrash()) {
            lifecycle.restoredBy(change);
        }
    }

    private void requireDateOrder() {
        if (startDate != null && endDate != null && endDate.isBefore(startDate)) {
            throw ProblemException.invalid(
                    "/end_date", "before_start", "must not be before start_date, which is " + startDate);
        }
    }

    ProjectView view() {
        return new ProjectView(
                id,
                name,
                description,
                ownerId,
                status,
                startDate,
                endDate,
                isArchived,
                propertyId,
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
