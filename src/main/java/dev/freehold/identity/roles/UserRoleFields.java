package dev.freehold.identity.roles;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of a user's roles is. */
final class UserRoleFields {
    static final String PATH = "/api/v1/users/{id}/roles";

    @Produces
    @Singleton
    static final CollectionSpec<UserRoleView> USER_ROLES = CollectionSpec.of(
                    UserRoleView.class, "role", "r", "Role r join UserRole ur on ur.roleId = r.id")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(text("description").optional())
            .field(bool("is_system").filtered())
            .field(instant("given_at").from("ur.createdAt").compared().sorted())
            .build();

    private UserRoleFields() {}
}
