package dev.freehold.property.media;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
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
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** Something to look at about a listing: where it is, not what is in it. */
@Entity
@DynamicUpdate
@Table(name = "media")
class Medium implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "property_id", nullable = false, updatable = false)
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private MediumKind kind;

    @Column(nullable = false, length = MediaUrls.MAX_LENGTH)
    private String url;

    @Column(length = 1_000)
    private String caption;

    /** A new row that has none is put last by the database; see migration 010. */
    @Column(nullable = false, columnDefinition = "numeric")
    private BigDecimal position;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private MediumPermission permission;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Medium() {}

    static Medium create(UUID property, CreateMedium input, Change change) {
        Medium medium = new Medium();
        medium.lifecycle = Lifecycle.startedBy(change);
        medium.propertyId = property;
        medium.kind = Objects.requireNonNullElse(input.kind(), MediumKind.photo);
        medium.url = input.url();
        medium.caption = input.caption();
        medium.position = input.position() == null ? null : Reordering.plain(input.position());
        medium.permission = Objects.requireNonNullElse(input.permission(), MediumPermission.PUBLIC);
        return medium;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(MediumPatch patch, Change change) {
        boolean changed = patch.kind().apply(kind, value -> kind = value);
        changed |= patch.url().apply(url, value -> url = value);
        changed |= patch.caption().apply(caption, value -> caption = value);
        changed |= patch.position().apply(position, value -> position = Reordering.plain(value));
        changed |= patch.permission().apply(permission, value -> permission = value);
        if (changed) {
            lifecycle.changedBy(change);
        }
    }

    /** Moves it; nothing changes, not even the version, if it is there already. */
    void moveTo(BigDecimal target, Change change) {
        if (target.compareTo(position) != 0) {
            position = target;
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

    MediumPermission permission() {
        return permission;
    }

    BigDecimal position() {
        return position;
    }

    MediumView view() {
        return new MediumView(
                id,
                propertyId,
                kind,
                url,
                caption,
                position,
                permission,
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
