package dev.freehold.identity.tokens;

import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.integer;
import static dev.freehold.shared.paging.Field.object;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.Scope;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** What the collection of personal access tokens is. It has no trash: what is revoked never comes back. */
final class ApiTokenFields {
    static final String PATH = "/api/v1/auth/tokens";

    @Produces
    @Singleton
    static final CollectionSpec<ApiTokenView> TOKENS = CollectionSpec.of(ApiTokenView.class, "token", "t", "ApiToken t")
            .at(PATH)
            .field(uuid("id").filtered().sorted())
            .field(text("name").filtered().sorted())
            .field(object("scopes", "t.scopes"))
            .field(instant("expires_at").compared().sorted())
            .field(instant("last_used_at").compared().sorted().optional())
            .field(integer("version"))
            .field(instant("created_at")
                    .from("t.lifecycle.createdAt")
                    .compared()
                    .sorted())
            .field(instant("updated_at")
                    .from("t.lifecycle.updatedAt")
                    .compared()
                    .sorted())
            .build();

    private ApiTokenFields() {}

    /** A user's own tokens, but for those that are revoked. */
    static Scope of(UUID user) {
        return new Scope("t.userId = :user and t.lifecycle.deletedAt is null", Map.of("user", user));
    }
}
