-- Who may do what: users have roles, roles have permissions.

alter table users
    add column hashed_password varchar(255),
    add column last_login_at   timestamptz;

comment on column users.hashed_password is 'Argon2id in the PHC string format; null for somebody who cannot sign in with a password';

-- audit_row() of V001, which now knows secrets: that they changed is on record, what they were is not.
create or replace function audit_row() returns trigger
    language plpgsql
as
$$
declare
    secret constant text[] := '{hashed_password,token_hash,refresh_token_hash,private_key}';
    derived    text[] := array ['search', 'changed_by', 'change_request'] || tg_argv[1:];
    row_before jsonb;
    row_after  jsonb;
    old_values jsonb;
    new_values jsonb;
    actor      uuid;
    request    text;
begin
    if tg_op <> 'INSERT' then
        row_before := to_jsonb(old);
    end if;
    if tg_op <> 'DELETE' then
        row_after := to_jsonb(new);
    end if;
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(key, row_before -> key), jsonb_object_agg(key, value)
        into old_values, new_values
        from jsonb_each(row_after)
        where value <> row_before -> key and key <> all (derived);
        if new_values is null or new_values - '{version,updated_at}'::text[] = '{}' then
            return null;
        end if;
    else
        old_values := jsonb_strip_nulls(row_before) - derived;
        new_values := jsonb_strip_nulls(row_after) - derived;
    end if;
    if coalesce(new_values, old_values) ?| secret then
        select jsonb_object_agg(key, case when key = any (secret) and value <> 'null' then '"***"' else value end)
        into old_values from jsonb_each(old_values);
        select jsonb_object_agg(key, case when key = any (secret) and value <> 'null' then '"***"' else value end)
        into new_values from jsonb_each(new_values);
    end if;
    if tg_op = 'INSERT' or new_values ? 'version' then
        actor := row_after ->> 'changed_by';
        request := row_after ->> 'change_request';
    end if;
    if actor is null then
        actor := nullif(current_setting('freehold.actor_id', true), '');
        request := nullif(current_setting('freehold.request_id', true), '');
    end if;
    insert into audit_logs (actor_id, request_id, entity, entity_id, action, old_values, new_values)
    values (actor, request, tg_table_name, (coalesce(row_after, row_before) ->> coalesce(tg_argv[0], 'id'))::uuid,
            lower(tg_op), old_values, new_values);
    return null;
end
$$;

-- Every sign-in moves last_login_at; it has a record of its own.
drop trigger users_audit on users;
create trigger users_audit
    after insert or update or delete on users
    for each row execute function audit_row('id', 'last_login_at');

create table permissions (
    id          uuid         not null,
    name        varchar(63)  not null,
    description varchar(200) not null,
    constraint permissions_pkey primary key (id),
    constraint permissions_name_key unique (name),
    constraint permissions_name_check check (name ~ '^[a-z]+(\.[a-z]+)*:[a-z]+$')
);

create table roles (
    id             uuid         not null,
    name           varchar(50)  not null,
    description    varchar(500),
    is_system      boolean      not null default false,
    created_at     timestamptz  not null default now(),
    updated_at     timestamptz  not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer      not null default 1,
    constraint roles_pkey primary key (id),
    constraint roles_name_check check (name ~ '^[a-z][a-z0-9_-]*$')
);

comment on column roles.is_system is 'came with a migration: keeps its name and cannot be deleted';

create unique index roles_name_key on roles (name) where deleted_at is null;

create table role_permissions (
    role_id        uuid not null,
    permission_id  uuid not null,
    changed_by     uuid,
    change_request varchar(128),
    constraint role_permissions_pkey primary key (role_id, permission_id),
    constraint role_permissions_role_id_fkey foreign key (role_id) references roles (id) on delete cascade,
    constraint role_permissions_permission_id_fkey foreign key (permission_id) references permissions (id)
        on delete cascade
);

create index role_permissions_permission_id_idx on role_permissions (permission_id);

create table user_roles (
    user_id        uuid        not null,
    role_id        uuid        not null,
    created_at     timestamptz not null default now(),
    changed_by     uuid,
    change_request varchar(128),
    constraint user_roles_pkey primary key (user_id, role_id),
    constraint user_roles_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint user_roles_role_id_fkey foreign key (role_id) references roles (id) on delete cascade
);

create index user_roles_role_id_idx on user_roles (role_id);

create view user_permissions as
select distinct user_roles.user_id, permissions.name as permission
from user_roles
join roles on roles.id = user_roles.role_id and roles.deleted_at is null
join role_permissions on role_permissions.role_id = roles.id
join permissions on permissions.id = role_permissions.permission_id;

comment on view user_permissions is 'what each user may do, through whichever of his roles';

-- The ids are fixed, so that every installation has the same ones.
insert into permissions (id, name, description)
select ('01890000-0000-7000-8000-0000000001' || lpad(to_hex(number), 2, '0'))::uuid, name, description
from (values
    (1,  'projects:read',                 'See projects and their summaries'),
    (2,  'projects:write',                'Create, change, archive, delete and import projects'),
    (3,  'tasks:read',                    'See tasks'),
    (4,  'tasks:write',                   'Create, change, delete and import tasks'),
    (5,  'channels:read',                 'See channels: the public ones and those that one belongs to'),
    (6,  'channels:write',                'Create, change and delete channels, and say who belongs to them'),
    (7,  'messages:read',                 'Read the messages of the channels that one may see'),
    (8,  'messages:write',                'Post messages, and change one''s own'),
    (9,  'messages:moderate',             'Change and delete the messages of others, and import messages in their names'),
    (10, 'properties:read',               'See listings and their history'),
    (11, 'properties:write',              'Create, change, delete and import listings'),
    (12, 'properties.confidential:read',  'See the confidential part of every listing'),
    (13, 'properties.confidential:write', 'Change the confidential part of every listing'),
    (14, 'users:read',                    'See who the users are'),
    (15, 'users:manage',                  'Create, change, deactivate and import users, and give them roles'),
    (16, 'roles:read',                    'See roles and what they permit'),
    (17, 'roles:manage',                  'Create, change and delete roles'),
    (18, 'audit:read',                    'Read the audit trail'),
    (19, 'trash:read',                    'See what is in the trash'),
    (20, 'trash:purge',                   'Delete for good'),
    (21, 'schema:read',                   'See the state of the schema'),
    (22, 'schema:manage',                 'Repair the schema')
) as known (number, name, description);

insert into roles (id, name, description, is_system)
select ('01890000-0000-7000-8000-0000000002' || lpad(to_hex(number), 2, '0'))::uuid, name, description, true
from (values
    (1, 'admin',   'May do everything'),
    (2, 'manager', 'Runs the office: all of the work and its confidential parts'),
    (3, 'agent',   'Works with listings, projects and clients'),
    (4, 'member',  'Works on projects and in channels; sees listings'),
    (5, 'viewer',  'Sees what is not confidential; changes nothing')
) as known (number, name, description);

insert into role_permissions (role_id, permission_id)
select roles.id, permissions.id
from (values
    ('admin',   '.*'),
    ('manager', '(projects|tasks|channels|messages|properties|properties\.confidential|trash|roles|users):(read|write|moderate)'),
    ('agent',   '(projects|tasks|channels|messages|properties):(read|write)|users:read'),
    ('member',  '(projects|tasks|channels|messages):(read|write)|(properties|users):read'),
    ('viewer',  '(projects|tasks|channels|messages|properties|users):read')
) as granted (role, pattern)
join roles on roles.name = granted.role
join permissions on permissions.name ~ ('^(' || granted.pattern || ')$');

create trigger roles_audit
    after insert or update or delete on roles
    for each row execute function audit_row('id');
create trigger role_permissions_audit
    after insert or update or delete on role_permissions
    for each row execute function audit_row('role_id');
create trigger user_roles_audit
    after insert or update or delete on user_roles
    for each row execute function audit_row('user_id');

-- Every caller was this user before there was sign-in. What he wrote keeps its author; where he wrote nothing, nobody needs him.
update users set is_active = false, full_name = 'Before sign-in'
where id = '01890000-0000-7000-8000-000000000001';

delete from users
where id = '01890000-0000-7000-8000-000000000001'
  and not exists (select from projects where owner_id = users.id)
  and not exists (select from tasks where users.id in (creator_id, assignee_id))
  and not exists (select from messages where author_id = users.id)
  and not exists (select from channel_members where user_id = users.id);
