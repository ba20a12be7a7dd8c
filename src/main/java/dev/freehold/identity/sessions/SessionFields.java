package dev.freehold.identity.sessions;

import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of one's own sessions is. */
final class SessionFields {
    static final String PATH = "/api/v1/auth/sessions";

    @Produces
    @Singleton
    static final CollectionSpec<SessionView> SESSIONS = CollectionSpec.of(
                    SessionView.class, "session", "s", "UserSession s")
            .at(PATH)
            .field(uuid("id").from("s.familyId").filtered().sorted())
            .field(text("device").filtered().optional())
            .field(text("ip_address").filtered().optional())
            .field(instant("signed_in_at").compared().sorted())
            .field(instant("last_used_at").compared().sorted())
            .field(instant("expires_at").compared().sorted())
            .build();

    private SessionFields() {}
}
