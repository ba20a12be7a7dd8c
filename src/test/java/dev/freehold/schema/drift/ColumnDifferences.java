package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Columns that are there or not, may be null or not, and what is in them when nobody says. */
final class ColumnDifferences {
    private ColumnDifferences() {}

    static List<SeededDifference> all() {
        return Stream.of(existence(), nullability(), defaults(), identity(), generated())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SeededDifference> existence() {
        return List.of(
                seed("a column is missing", "alter table users drop column avatar_url")
                        .missing(Kind.COLUMN, "users.avatar_url", Answer.REPAIR),
                seed("a column with a default is missing", "alter table users drop column time_zone")
                        .missing(Kind.COLUMN, "users.time_zone", Answer.REPAIR),
                seed("a required column without a default is missing", """
                        alter table user_sessions drop column signed_in_at
                        """)
                        .missing(Kind.COLUMN, "user_sessions.signed_in_at", Answer.MANUAL),
                seed("a generated column is missing, and its index with it", "alter table channels drop column search")
                        .missing(Kind.COLUMN, "channels.search", Answer.REPAIR)
                        .missing(Kind.INDEX, "channels.channels_search_idx", Answer.REPAIR),
                seed("a column is missing, and the check of it", "alter table messages drop column edited_at")
                        .missing(Kind.COLUMN, "messages.edited_at", Answer.REPAIR)
                        .missing(Kind.CHECK, "messages.messages_edited_at_check", Answer.REPAIR),
                seed("a column too many", "alter table users add column nickname varchar(50)")
                        .extra(Kind.COLUMN, "users.nickname"),
                seed("a required column too many", """
                        alter table tasks add column story_points integer not null default 0
                        """).extra(Kind.COLUMN, "tasks.story_points"),
                seed("a column of a type that nobody models", """
                        create type mood as enum ('glad', 'sad');
                        alter table users add column mood mood
                        """)
                        .extra(Kind.COLUMN, "users.mood")
                        .unmanaged(Kind.ENUM, "mood"),
                seed("a column with a serial number", "alter table channels add column number serial")
                        .extra(Kind.COLUMN, "channels.number"),
                seed("a column was renamed", "alter table api_tokens rename column last_used_at to last_seen_at")
                        .missing(Kind.COLUMN, "api_tokens.last_used_at", Answer.MANUAL)
                        .drift(Kind.COLUMN, "api_tokens.last_seen_at", Finding.EXISTENCE, Answer.MANUAL),
                seed("columns are in another order", """
                        alter table roles drop column description;
                        alter table roles add column description varchar(500)
                        """).cosmetic(Kind.TABLE, "roles", Finding.COLUMN_ORDER));
    }

    private static List<SeededDifference> nullability() {
        return List.of(
                seed("a required column may be null", "alter table users alter column locale drop not null")
                        .drift(Kind.COLUMN, "users.locale", "not_null", Answer.REPAIR),
                seed("a required column without a default may be null", """
                        alter table idempotency_keys alter column request_hash drop not null
                        """)
                        .drift(Kind.COLUMN, "idempotency_keys.request_hash", "not_null", Answer.REPAIR),
                seed("a column may not be null", "alter table users alter column hashed_password set not null")
                        .drift(Kind.COLUMN, "users.hashed_password", "not_null", Answer.MANUAL));
    }

    private static List<SeededDifference> defaults() {
        return List.of(
                seed("a default is missing", "alter table projects alter column status drop default")
                        .drift(Kind.COLUMN, "projects.status", "default", Answer.REPAIR),
                seed("the default of a time is missing", "alter table tasks alter column created_at drop default")
                        .drift(Kind.COLUMN, "tasks.created_at", "default", Answer.REPAIR),
                seed("a default that calls a function is missing", """
                        alter table listing_history alter column id drop default
                        """)
                        .drift(Kind.COLUMN, "listing_history.id", "default", Answer.REPAIR),
                seed("another default", "alter table tasks alter column priority set default 'low'")
                        .drift(Kind.COLUMN, "tasks.priority", "default", Answer.REPAIR),
                seed("the time of the transaction for that of the clock", """
                        alter table access_audit_log alter column at set default now()
                        """)
                        .drift(Kind.COLUMN, "access_audit_log.at", "default", Answer.REPAIR),
                seed("a default too many", "alter table projects alter column start_date set default current_date")
                        .drift(Kind.COLUMN, "projects.start_date", "default", Answer.DESTRUCTIVE),
                seed("a default from a sequence that nobody models", """
                        create sequence failures_of_all_time;
                        alter table sign_in_attempts alter column failures set default nextval('failures_of_all_time')
                        """)
                        .drift(Kind.COLUMN, "sign_in_attempts.failures", "default", Answer.DESTRUCTIVE)
                        .unmanaged(Kind.SEQUENCE, "failures_of_all_time"),
                seed("now() is written current_timestamp", """
                        alter table users alter column created_at set default current_timestamp
                        """).cosmetic(Kind.COLUMN, "users.created_at", "default"));
    }

    private static List<SeededDifference> identity() {
        return List.of(
                seed("an identity is missing", "alter table audit_logs alter column seq drop identity")
                        .drift(Kind.COLUMN, "audit_logs.seq", "identity", Answer.MANUAL),
                seed("an identity that anybody may set", """
                        alter table access_audit_log alter column seq set generated by default
                        """)
                        .drift(Kind.COLUMN, "access_audit_log.seq", "identity", Answer.MANUAL),
                seed("an identity too many", """
                        alter table idempotency_keys alter column status add generated by default as identity
                        """)
                        .drift(Kind.COLUMN, "idempotency_keys.status", "identity", Answer.MANUAL));
    }

    private static List<SeededDifference> generated() {
        return List.of(
                seed("a column is no longer generated", "alter table projects alter column search drop expression")
                        .drift(Kind.COLUMN, "projects.search", "generated", Answer.MANUAL),
                seed("a column is generated otherwise", """
                        alter table messages drop column search;
                        alter table messages add column search tsvector
                            generated always as (to_tsvector('english', content)) stored;
                        create index messages_search_idx on messages using gin (search)
                        """)
                        .drift(Kind.COLUMN, "messages.search", "generated", Answer.MANUAL));
    }
}
