package dev.freehold.chat.channels;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** A place to talk, about a project or about anything. */
@Entity
@KeptByDatabase(@KeptColumn(name = "search", type = "tsvector"))
@DynamicUpdate
@Table(name = "channels")
class Channel implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 80)
    private String name;

    @Column(columnDefinition = "text")
    private String description;

    @Column(name = "project_id")
    private UUID projectId;

    @Column(name = "is_private", nullable = false)
    private boolean isPrivate;

    @Column(name = "deleted_with")
    private UUID deletedWith;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Channel() {}

    static Channel create(CreateChannel input, Change change) {
        Channel channel = new Channel();
        channel.lifecycle = Lifecycle.startedBy(change);
        channel.name = input.name();
        channel.description = input.description();
        channel.projectId = input.projectId();
        channel.isPrivate = Objects.requireNonNullElse(input.isPrivate(), false);
        return channel;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(ChannelPatch patch, Change change) {
        boolean changed = patch.name().apply(name, value -> name = value);
        changed |= patch.description().apply(description, value -> description = value);
        changed |= patch.projectId().apply(projectId, value -> projectId = value);
        changed |= patch.isPrivate().apply(isPrivate, value -> isPrivate = value);
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

    boolean isPrivate() {
        return isPrivate;
    }

    ChannelView view() {
        return new ChannelView(
                id, name, description, projectId, isPrivate, version, lifecycle.createdAt(), lifecycle.updatedAt());
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
