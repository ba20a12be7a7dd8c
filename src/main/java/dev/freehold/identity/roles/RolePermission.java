package dev.freehold.identity.roles;

import dev.freehold.shared.persistence.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A role holds a permission. */
@Entity
@Table(name = "role_permissions")
@IdClass(RolePermission.Key.class)
class RolePermission {
    @Id
    @Column(name = "role_id")
    private UUID roleId;

    @Id
    @Column(name = "permission_id")
    private UUID permissionId;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "change_request", length = 128)
    private String changeRequest;

    protected RolePermission() {}

    static RolePermission granted(UUID role, UUID permission, Change change) {
        RolePermission granted = new RolePermission();
        granted.roleId = role;
        granted.permissionId = permission;
        granted.changedBy = change.actorId();
        granted.changeRequest = change.requestId();
        return granted;
    }

    /** It is known by both its ends. */
    record Key(UUID roleId, UUID permissionId) implements Serializable {}
}
