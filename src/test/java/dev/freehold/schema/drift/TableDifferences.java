package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;

/** Whole tables, and what is said of a table as such. */
final class TableDifferences {
    private TableDifferences() {}

    static List<SeededDifference> all() {
        return List.of(
                seed("a table is missing", "drop table property_confidential")
                        .missing(Kind.TABLE, "property_confidential", Answer.REPAIR),
                seed("a table between two others is missing", "drop table channel_members")
                        .missing(Kind.TABLE, "channel_members", Answer.REPAIR),
                // It keeps the names of its indexes, so that the missing one cannot be made beside it.
                seed("a table was renamed", "alter table user_identities rename to identities")
                        .missing(Kind.TABLE, "user_identities", Answer.MANUAL)
                        .unmanaged(Kind.TABLE, "identities"),
                seed("a view stands where a table was", """
                        alter table email_verifications rename to email_verifications_of_2024;
                        create view email_verifications as select * from email_verifications_of_2024
                        """)
                        .missing(Kind.TABLE, "email_verifications", Answer.MANUAL)
                        .unmanaged(Kind.TABLE, "email_verifications_of_2024")
                        .unmanaged(Kind.VIEW, "email_verifications"),
                seed("a table is unlogged", "alter table idempotency_keys set unlogged")
                        .drift(Kind.TABLE, "idempotency_keys", "persistence", Answer.MANUAL),
                seed("row security is on", "alter table tasks enable row level security")
                        .drift(Kind.TABLE, "tasks", "row_security", Answer.MANUAL),
                seed("row security is forced upon the owner", """
                        alter table projects enable row level security;
                        alter table projects force row level security
                        """)
                        .drift(Kind.TABLE, "projects", "row_security", Answer.MANUAL),
                seed("a table inherits from one that nobody models", """
                        create table stamps (created_at timestamptz not null);
                        alter table signing_keys inherit stamps
                        """)
                        .drift(Kind.TABLE, "signing_keys", "inherits", Answer.MANUAL)
                        .unmanaged(Kind.TABLE, "stamps"),
                seed("a table is partitioned", """
                        drop table idempotency_keys;
                        create table idempotency_keys (
                            actor_id uuid not null, key varchar(255) not null, request_hash bytea not null,
                            status integer not null, location text, etag text, body text,
                            created_at timestamptz not null default now(),
                            constraint idempotency_keys_pkey primary key (actor_id, key)
                        ) partition by hash (actor_id);
                        create index idempotency_keys_created_at_idx on idempotency_keys (created_at);
                        create table idempotency_keys_0 partition of idempotency_keys
                            for values with (modulus 2, remainder 0);
                        create table idempotency_keys_1 partition of idempotency_keys
                            for values with (modulus 2, remainder 1)
                        """)
                        .drift(Kind.TABLE, "idempotency_keys", "partition_key", Answer.MANUAL));
    }
}
