-- First answers to requests that carried an Idempotency-Key, written in the transaction of the change that they report.
create table idempotency_keys (
    actor_id     uuid         not null,
    key          varchar(255) not null,
    request_hash bytea        not null,
    status       integer      not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz  not null default now(),
    constraint idempotency_keys_pkey primary key (actor_id, key)
);

create index idempotency_keys_created_at_idx on idempotency_keys (created_at);
