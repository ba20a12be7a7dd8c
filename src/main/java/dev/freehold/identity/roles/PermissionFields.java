package dev.freehold.identity.roles;

import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of permissions is. */
final class PermissionFields {
    static final String PATH = "/api/v1/permissions";

    @Produces
    @Singleton
    static final CollectionSpec<PermissionView> PERMISSIONS = CollectionSpec.of(
                    PermissionView.class, "permission", "p", "Permission p")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(text("description"))
            .build();

    private PermissionFields() {}
}
