package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;

/** Triggers. */
final class TriggerDifferences {
    private TriggerDifferences() {}

    static List<SeededDifference> all() {
        return List.of(
                seed("a trigger is missing", "drop trigger tasks_audit on tasks")
                        .missing(Kind.TRIGGER, "tasks.tasks_audit", Answer.REPAIR),
                seed("a trigger is disabled", "alter table channels disable trigger channels_audit")
                        .drift(Kind.TRIGGER, "channels.channels_audit", "enabled", Answer.REPAIR),
                seed("a trigger fires for replicas only", """
                        alter table user_roles enable replica trigger user_roles_access
                        """)
                        .drift(Kind.TRIGGER, "user_roles.user_roles_access", "enabled", Answer.REPAIR),
                seed("a trigger does not fire always", """
                        alter table audit_logs enable trigger audit_logs_append_only
                        """)
                        .drift(Kind.TRIGGER, "audit_logs.audit_logs_append_only", "enabled", Answer.REPAIR),
                seed("a trigger without its condition", """
                        create or replace trigger messages_count_replies_on_trash
                            after update of deleted_at on messages
                            for each row execute function messages_count_replies()
                        """)
                        .drift(Kind.TRIGGER, "messages.messages_count_replies_on_trash", "definition", Answer.REPAIR),
                seed("a trigger with other arguments", """
                        create or replace trigger users_audit
                            after insert or update or delete on users
                            for each row execute function audit_row('id')
                        """)
                        .drift(Kind.TRIGGER, "users.users_audit", "definition", Answer.REPAIR),
                seed("a trigger that misses an event", """
                        create or replace trigger property_confidential_audit
                            after insert or update on property_confidential
                            for each row execute function audit_row('property_id', 'ciphertext')
                        """)
                        .drift(
                                Kind.TRIGGER,
                                "property_confidential.property_confidential_audit",
                                "definition",
                                Answer.REPAIR),
                seed("a trigger too many", """
                        create trigger permissions_audit
                            after insert or update or delete on permissions
                            for each row execute function audit_row('id')
                        """).extra(Kind.TRIGGER, "permissions.permissions_audit"),
                // Its name says when it fires among the others: not a matter of taste.
                seed("a trigger was renamed", "alter trigger roles_audit on roles rename to audit_of_roles")
                        .cosmetic(Kind.TRIGGER, "roles.roles_audit", Finding.NAME));
    }
}
