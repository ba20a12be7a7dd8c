-- The confidential part of listings, and who looked at what is confidential.

-- One row for each look and each write, allowed or refused, written in the transaction of the look itself. It is not about
-- listings alone: whatever else becomes confidential is recorded here as well.
create table access_audit_log (
    seq        bigint generated always as identity,
    at         timestamptz   not null default clock_timestamp(),
    actor_id   uuid,
    request_id varchar(128),
    entity     varchar(63)   not null,
    entity_id  uuid          not null,
    action     varchar(20)   not null,
    fields     varchar(63)[] not null,
    constraint access_audit_log_pkey primary key (seq),
    constraint access_audit_log_action_check check (action in ('read', 'write', 'refused'))
);

comment on column access_audit_log.entity is 'the table that holds what is confidential';
comment on column access_audit_log.fields is 'read: what was shown, empty fields included; write: what changed; refused: what was asked for';

-- For each statement: it refuses those that would change nothing as well, and costs an insert nothing.
create function append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege',
              hint = 'What is wrong in it is put right by a further row.';
end
$$;

create trigger access_audit_log_append_only
    before update or delete or truncate on access_audit_log
    for each statement execute function append_only();

-- Also for sessions that replay changes (session_replication_role), which skip ordinary triggers.
alter table access_audit_log enable always trigger access_audit_log_append_only;

create index access_audit_log_entity_idx on access_audit_log (entity, entity_id, seq);

-- For questions that are asked now and then, as in audit_logs.
create index access_audit_log_search_idx on access_audit_log
    using brin (at, actor_id uuid_bloom_ops, request_id text_bloom_ops)
    with (pages_per_range = 32, autosummarize = on);

create table property_confidential (
    property_id    uuid        not null,
    key_id         varchar(16) not null,
    nonce          bytea       not null,
    ciphertext     bytea       not null,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    changed_by     uuid,
    change_request varchar(128),
    version        integer     not null default 1,
    constraint property_confidential_pkey primary key (property_id),
    constraint property_confidential_property_id_fkey foreign key (property_id) references properties (id) on delete cascade,
    constraint property_confidential_key_id_check check (key_id ~ '^[0-9a-f]{16}$'),
    constraint property_confidential_nonce_check check (octet_length(nonce) = 12),
    constraint property_confidential_ciphertext_check check (octet_length(ciphertext) >= 16)
);

comment on column property_confidential.key_id is 'the first 16 hexadecimal digits of the SHA-256 of the key';
comment on column property_confidential.ciphertext is 'AES-256-GCM with its tag: the fields as JSON; property_id and key_id are authenticated with it';

-- That it changed is recorded, and under which key; what it says is not, not even encrypted: the trail is kept for good.
create trigger property_confidential_audit
    after insert or update or delete on property_confidential
    for each row execute function audit_row('property_id', 'ciphertext');
