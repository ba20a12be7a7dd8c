create table users (
    id             uuid         not null,
    username       varchar(50)  not null,
    email          varchar(254) not null,
    full_name      varchar(200),
    avatar_url     varchar(2000),
    is_active      boolean      not null default true,
    time_zone      varchar(64)  not null default 'UTC',
    locale         varchar(35)  not null default 'en',
    created_at     timestamptz  not null default now(),
    updated_at     timestamptz  not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer      not null default 1,
    constraint users_pkey primary key (id),
    constraint users_username_check check (username ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
    constraint users_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);

-- People type names and addresses in any case; a deleted user keeps them, so that nobody can pass for somebody who left.
create unique index users_username_key on users (lower(username));
create unique index users_email_key on users (lower(email));

create trigger users_audit
    after insert or update or delete on users
    for each row execute function audit_row('id');

-- Stands for every caller until sign-in exists.
insert into users (id, username, email, full_name)
values ('01890000-0000-7000-8000-000000000001', 'developer', 'developer@freehold.invalid', 'Development user');
