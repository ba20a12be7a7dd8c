package dev.freehold.identity.roles;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import dev.freehold.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** A name for what some users may do. */
@Entity
@DynamicUpdate
@Table(name = "roles")
class Role implements Row {
    /** The role that holds every permission; a migration made it. */
    static final UUID ADMIN = UUID.fromString("01890000-0000-7000-8000-000000000201");

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 50)
    private String name;

    @Column(length = 500)
    private String description;

    @Column(name = "is_system", nullable = false, updatable = false)
    private boolean isSystem;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Role() {}

    static Role create(CreateRole input, Change change) {
        Role role = new Role();
        role.name = input.name();
        role.description = input.description();
        role.lifecycle = Lifecycle.startedBy(change);
        return role;
    }

    /**
     * Applies a patch; nothing changes, not even the version, if it says what is already so.
     *
     * @param permissionsDiffer whether rows of another table change along
     * @throws ProblemException 409 for another name of a system role
     */
    void apply(RolePatch patch, boolean permissionsDiffer, Change change) {
        if (isSystem && patch.name().isPresent() && !name.equals(patch.name().value())) {
            throw ProblemException.conflict(
                    "/name", "system_role", "The role " + name + " came with the service and keeps its name.");
        }
        boolean changed = patch.name().apply(name, value -> name = value);
        changed |= patch.description().apply(description, value -> description = value);
        if (changed || permissionsDiffer) {
            lifecycle.changedBy(later(change));
        }
    }

    /** The version moves only if a column does: {@code updated_at} must, even when the clocks of two replicas differ. */
    private Change later(Change change) {
        Instant earliest = lifecycle.updatedAt().plus(1, ChronoUnit.MICROS);
        return change.at().isBefore(earliest) ? new Change(change.actorId(), change.requestId(), earliest) : change;
    }

    /**
     * Goes on only if these permissions may be taken from the role.
     *
     * @throws ProblemException 409 for the role of those who may do everything
     */
    void requireCanLose(Collection<String> permissions) {
        if (id.equals(ADMIN) && !permissions.isEmpty()) {
            throw ProblemException.conflict(
                    "/permissions",
                    "system_role",
                    "The role " + name + " keeps all permissions; missing are " + String.join(", ", permissions) + ".");
        }
    }

    /**
     * Goes on only if the role may be deleted.
     *
     * @throws ProblemException 409 for a system role
     */
    void requireDeletable() {
        if (isSystem) {
            throw ProblemException.conflict(
                    "", "system_role", "The role " + name + " came with the service and cannot be deleted.");
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

    RoleView view(Collection<String> permissions) {
        return new RoleView(
                id,
                name,
                description,
                isSystem,
                List.copyOf(permissions),
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
