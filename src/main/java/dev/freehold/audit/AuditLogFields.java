package dev.freehold.audit;

import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.number;
import static dev.freehold.shared.paging.Field.object;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of the trail's rows is. */
final class AuditLogFields {
    static final String PATH = "/api/v1/audit-logs";

    @Produces
    @Singleton
    static final CollectionSpec<AuditLogView> LOGS = CollectionSpec.of(
                    AuditLogView.class, "audit log", "a", "AuditLog a left join User u on u.id = a.actorId")
            .at(PATH)
            .field(number("id").compared().sorted())
            .field(instant("at").compared())
            .field(uuid("actor_id").filtered().optional())
            .field(text("actor_username").from("u.username").optional())
            .field(text("db_user").filtered())
            .field(text("request_id").filtered().optional())
            .field(text("entity").filtered())
            .field(uuid("entity_id").filtered().optional())
            .field(text("action").filtered())
            .field(object("old_values", "cast(a.oldValues as string)").optional())
            .field(object("new_values", "cast(a.newValues as string)").optional())
            .build();

    private AuditLogFields() {}
}
