package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Keys and checks; foreign keys have a list of their own. */
final class ConstraintDifferences {
    private ConstraintDifferences() {}

    static List<SeededDifference> all() {
        return Stream.of(primaryKeys(), uniqueKeys(), checks(), renamedChecks())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SeededDifference> primaryKeys() {
        return List.of(
                seed("a primary key is missing", "alter table role_permissions drop constraint role_permissions_pkey")
                        .missing(Kind.PRIMARY_KEY, "role_permissions.role_permissions_pkey", Answer.REPAIR),
                seed("a primary key in another order", replaced("idempotency_keys", "idempotency_keys_pkey", """
                        primary key (key, actor_id)"""))
                        .drift(Kind.PRIMARY_KEY, "idempotency_keys.idempotency_keys_pkey", "definition", Answer.MANUAL),
                seed("a primary key was renamed", "alter table media rename constraint media_pkey to pk_media")
                        .cosmetic(Kind.PRIMARY_KEY, "media.media_pkey", Finding.NAME));
    }

    private static List<SeededDifference> uniqueKeys() {
        return List.of(
                seed("a unique key is missing", "alter table permissions drop constraint permissions_name_key")
                        .missing(Kind.UNIQUE, "permissions.permissions_name_key", Answer.REPAIR),
                seed(
                                "a unique key of more columns",
                                replaced("user_sessions", "user_sessions_refresh_token_hash_key", """
                        unique (refresh_token_hash, user_id)"""))
                        .drift(
                                Kind.UNIQUE,
                                "user_sessions.user_sessions_refresh_token_hash_key",
                                "definition",
                                Answer.MANUAL),
                seed(
                                "a unique key to which nulls are alike",
                                replaced("email_verifications", "email_verifications_token_hash_key", """
                        unique nulls not distinct (token_hash)"""))
                        .drift(
                                Kind.UNIQUE,
                                "email_verifications.email_verifications_token_hash_key",
                                "definition",
                                Answer.MANUAL),
                seed("a unique key that waits for the commit", replaced("api_tokens", "api_tokens_token_hash_key", """
                        unique (token_hash) deferrable initially deferred"""))
                        .drift(Kind.UNIQUE, "api_tokens.api_tokens_token_hash_key", "definition", Answer.MANUAL),
                seed("a unique key too many", "alter table projects add constraint projects_name_key unique (name)")
                        .extra(Kind.UNIQUE, "projects.projects_name_key"),
                seed("an index stands where a unique key was", """
                        alter table password_reset_tokens drop constraint password_reset_tokens_token_hash_key;
                        create unique index password_reset_tokens_token_hash_idx on password_reset_tokens (token_hash)
                        """)
                        .missing(
                                Kind.UNIQUE,
                                "password_reset_tokens.password_reset_tokens_token_hash_key",
                                Answer.REPAIR)
                        .extra(Kind.INDEX, "password_reset_tokens.password_reset_tokens_token_hash_idx"));
    }

    private static List<SeededDifference> checks() {
        return List.of(
                seed("a check is missing", "alter table messages drop constraint messages_reply_count_check")
                        .missing(Kind.CHECK, "messages.messages_reply_count_check", Answer.REPAIR),
                seed("a check that allows less", replaced("tasks", "tasks_priority_check", """
                        check (priority in ('low', 'medium', 'high'))"""))
                        .drift(Kind.CHECK, "tasks.tasks_priority_check", "definition", Answer.DESTRUCTIVE),
                seed("a check that allows more", replaced("media", "media_kind_check", """
                        check (kind in ('photo', 'floor_plan', 'video', 'tour', 'document', 'audio'))"""))
                        .drift(Kind.CHECK, "media.media_kind_check", "definition", Answer.DESTRUCTIVE),
                seed("a check that children do not inherit", replaced("channels", "channels_name_check", """
                        check (btrim(name) <> '') no inherit"""))
                        .drift(Kind.CHECK, "channels.channels_name_check", "definition", Answer.DESTRUCTIVE),
                seed("a check that was never validated", replaced("projects", "projects_end_date_check", """
                        check (end_date >= start_date) not valid"""))
                        .drift(Kind.CHECK, "projects.projects_end_date_check", "valid", Answer.REPAIR),
                seed("a check too many", """
                        alter table tasks add constraint tasks_due_date_check check (due_date > '2000-01-01')
                        """).extra(Kind.CHECK, "tasks.tasks_due_date_check"),
                seed("a check twice", """
                        alter table properties add constraint photos_are_counted check (photos_count >= 0)
                        """).extra(Kind.CHECK, "properties.photos_are_counted"),
                seed("an exclusion too many", """
                        alter table media add constraint media_position_excl exclude (property_id with =, position with =)
                        """).extra(Kind.EXCLUSION, "media.media_position_excl"));
    }

    private static List<SeededDifference> renamedChecks() {
        return List.of(
                seed("a check was renamed", "alter table roles rename constraint roles_name_check to ck_roles_name")
                        .cosmetic(Kind.CHECK, "roles.roles_name_check", Finding.NAME),
                seed("two checks changed names", """
                        alter table tasks rename constraint tasks_title_check to tasks_check;
                        alter table tasks rename constraint tasks_description_check to tasks_title_check;
                        alter table tasks rename constraint tasks_check to tasks_description_check
                        """)
                        .cosmetic(Kind.CHECK, "tasks.tasks_title_check", Finding.NAME)
                        .cosmetic(Kind.CHECK, "tasks.tasks_description_check", Finding.NAME));
    }

    static String replaced(String table, String constraint, String definition) {
        return "alter table %1$s drop constraint %2$s, add constraint %2$s %3$s"
                .formatted(table, constraint, definition);
    }
}
