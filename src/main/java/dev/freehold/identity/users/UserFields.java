package dev.freehold.identity.users;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of users is. */
final class UserFields {
    static final String PATH = "/api/v1/users";

    @Produces
    @Singleton
    static final CollectionSpec<UserView> USERS = CollectionSpec.of(UserView.class, "user", "u", "User u")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("username").filtered().sorted())
            .field(text("email").filtered().sorted())
            .field(text("full_name").filtered().sorted().optional())
            .field(text("avatar_url").optional())
            .field(bool("is_active").filtered())
            .field(text("time_zone").filtered())
            .field(text("locale").filtered())
            .field(instant("last_login_at").compared().sorted().optional())
            .lifecycle()
            .build();

    private UserFields() {}
}
