package dev.freehold.audit.access;

import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.number;
import static dev.freehold.shared.paging.Field.object;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of the trail's rows is. */
final class AccessAuditFields {
    static final String PATH = "/api/v1/access-audit";

    @Produces
    @Singleton
    static final CollectionSpec<AccessAuditView> LOG = CollectionSpec.of(
                    AccessAuditView.class, "access record", "a", "AccessLog a left join User u on u.id = a.actorId")
            .at(PATH)
            .field(number("id").compared().sorted())
            .field(instant("at").compared())
            .field(uuid("actor_id").filtered().optional())
            .field(text("actor_username").from("u.username").optional())
            .field(text("request_id").filtered().optional())
            .field(text("entity").filtered())
            .field(uuid("entity_id").filtered())
            .field(enumeration("action", AccessAction.class).filtered())
            .field(object("fields", "a.fields"))
            .build();

    private AccessAuditFields() {}
}
