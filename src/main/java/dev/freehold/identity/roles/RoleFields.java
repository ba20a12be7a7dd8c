package dev.freehold.identity.roles;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.object;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of roles is. */
final class RoleFields {
    static final String PATH = "/api/v1/roles";

    private static final String PERMISSIONS =
            "(select array_agg(p.name) within group (order by p.name) from RolePermission rp"
                    + " join Permission p on p.id = rp.permissionId where rp.roleId = r.id)";

    @Produces
    @Singleton
    static final CollectionSpec<RoleView> ROLES = CollectionSpec.of(RoleView.class, "role", "r", "Role r")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(text("description").optional())
            .field(bool("is_system").filtered())
            .field(object("permissions", PERMISSIONS))
            .lifecycle()
            .build();

    private RoleFields() {}
}
