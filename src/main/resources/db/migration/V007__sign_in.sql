-- Everything that lets somebody in. What a client holds (refresh tokens, access tokens, links in mails) is kept as its
-- SHA-256 only.

-- One row for each refresh token. Those that follow from one sign-in are a family, which is what people call a session.
create table user_sessions (
    id                 uuid        not null,
    family_id          uuid        not null,
    user_id            uuid        not null,
    refresh_token_hash bytea       not null,
    device             varchar(200),
    ip_address         varchar(45),
    signed_in_at       timestamptz not null,
    created_at         timestamptz not null default now(),
    last_used_at       timestamptz not null default now(),
    expires_at         timestamptz not null,
    used_at            timestamptz,
    revoked_at         timestamptz,
    constraint user_sessions_pkey primary key (id),
    constraint user_sessions_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint user_sessions_refresh_token_hash_key unique (refresh_token_hash),
    constraint user_sessions_refresh_token_hash_check check (octet_length(refresh_token_hash) = 32)
);

comment on column user_sessions.used_at is 'when the next token of the family replaced this one; a token that comes again ends the family';

create index user_sessions_user_id_idx on user_sessions (user_id);
create index user_sessions_family_id_idx on user_sessions (family_id);
create index user_sessions_expires_at_idx on user_sessions (expires_at);

create table password_reset_tokens (
    id         uuid        not null,
    user_id    uuid        not null,
    token_hash bytea       not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint password_reset_tokens_pkey primary key (id),
    constraint password_reset_tokens_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint password_reset_tokens_token_hash_key unique (token_hash)
);

create index password_reset_tokens_user_id_idx on password_reset_tokens (user_id);

create table email_verifications (
    id         uuid         not null,
    user_id    uuid         not null,
    email      varchar(254) not null,
    token_hash bytea        not null,
    created_at timestamptz  not null default now(),
    expires_at timestamptz  not null,
    used_at    timestamptz,
    constraint email_verifications_pkey primary key (id),
    constraint email_verifications_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint email_verifications_token_hash_key unique (token_hash)
);

create index email_verifications_user_id_idx on email_verifications (user_id);

create table api_tokens (
    id             uuid         not null,
    user_id        uuid         not null,
    name           varchar(100) not null,
    token_hash     bytea        not null,
    scopes         varchar(63)[] not null,
    expires_at     timestamptz,
    last_used_at   timestamptz,
    created_at     timestamptz  not null default now(),
    updated_at     timestamptz  not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer      not null default 1,
    constraint api_tokens_pkey primary key (id),
    constraint api_tokens_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint api_tokens_token_hash_key unique (token_hash),
    constraint api_tokens_token_hash_check check (octet_length(token_hash) = 32),
    constraint api_tokens_scopes_check check (cardinality(scopes) > 0)
);

comment on column api_tokens.deleted_at is 'when it was revoked';

create unique index api_tokens_name_key on api_tokens (user_id, lower(name)) where deleted_at is null;

create trigger api_tokens_audit
    after insert or update or delete on api_tokens
    for each row execute function audit_row('id', 'last_used_at');

-- A mail that is on its way must not open what has been locked since, whoever locked it.
create function users_forget_mails() returns trigger
    language plpgsql as
$$
begin
    delete from password_reset_tokens where user_id = new.id;
    delete from email_verifications where user_id = new.id;
    return null;
end
$$;

create trigger users_forget_mails
    after update of hashed_password, email, is_active on users
    for each row
    when (old.hashed_password is distinct from new.hashed_password or old.email <> new.email
        or old.is_active <> new.is_active)
    execute function users_forget_mails();

-- Whom an outside OpenID Connect issuer knows under which subject.
create table user_identities (
    issuer     varchar(500) not null,
    subject    varchar(255) not null,
    user_id    uuid         not null,
    created_at timestamptz  not null default now(),
    constraint user_identities_pkey primary key (issuer, subject),
    constraint user_identities_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);

create index user_identities_user_id_idx on user_identities (user_id);

-- Keys that sign access tokens; the private one never leaves this table but for the memory of a replica.
create table signing_keys (
    id          uuid        not null,
    algorithm   varchar(10) not null,
    public_key  bytea       not null,
    private_key bytea       not null,
    created_at  timestamptz not null default now(),
    signs_from  timestamptz not null,
    expires_at  timestamptz,
    constraint signing_keys_pkey primary key (id),
    constraint signing_keys_algorithm_check check (algorithm in ('RS256')),
    constraint signing_keys_expires_at_check check (expires_at > signs_from)
);

comment on column signing_keys.public_key is 'X.509 SubjectPublicKeyInfo in DER';
comment on column signing_keys.private_key is 'PKCS #8 in DER';
comment on column signing_keys.expires_at is 'when its signatures count no more; null until another key has taken over';

-- How often sign-in failed lately, by name and by address, and from when on it may be tried again.
create table sign_in_attempts (
    key          bytea       not null,
    failures     integer     not null,
    last_at      timestamptz not null,
    next_at      timestamptz not null,
    constraint sign_in_attempts_pkey primary key (key)
);

create index sign_in_attempts_last_at_idx on sign_in_attempts (last_at);

-- Replicas remember for a while what a caller may do. This tells them, with the commit, whom to ask about again: a user's id,
-- or * for everybody. The argument names the column that holds the user; without one it is everybody.
create function access_changed() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify('freehold_access',
        case when tg_nargs = 0 then '*' else to_jsonb(coalesce(new, old)) ->> tg_argv[0] end);
    return null;
end
$$;

create trigger users_access
    after update of is_active, deleted_at or delete on users
    for each row execute function access_changed('id');
create trigger user_roles_access
    after insert or update or delete on user_roles
    for each row execute function access_changed('user_id');
create trigger user_sessions_access
    after update of revoked_at, expires_at or delete on user_sessions
    for each row execute function access_changed('user_id');
create trigger api_tokens_access
    after update of deleted_at, scopes, expires_at or delete on api_tokens
    for each row execute function access_changed('user_id');
create trigger users_emptied
    after truncate on users
    for each statement execute function access_changed();
create trigger user_roles_emptied
    after truncate on user_roles
    for each statement execute function access_changed();
create trigger user_sessions_emptied
    after truncate on user_sessions
    for each statement execute function access_changed();
create trigger api_tokens_emptied
    after truncate on api_tokens
    for each statement execute function access_changed();
create trigger roles_access
    after update or delete on roles
    for each statement execute function access_changed();
create trigger role_permissions_access
    after insert or update or delete on role_permissions
    for each statement execute function access_changed();
