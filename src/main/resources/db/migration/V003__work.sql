create table projects (
    id             uuid         not null,
    name           varchar(200) not null,
    description    text,
    owner_id       uuid         not null,
    status         varchar(20)  not null default 'planning',
    start_date     date,
    end_date       date,
    is_archived    boolean      not null default false,
    property_id    uuid,
    created_at     timestamptz  not null default now(),
    updated_at     timestamptz  not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer      not null default 1,
    search         tsvector generated always as
        (to_tsvector('simple', name || ' ' || coalesce(description, ''))) stored,
    constraint projects_pkey primary key (id),
    constraint projects_owner_id_fkey foreign key (owner_id) references users (id) on delete restrict,
    constraint projects_name_check check (btrim(name) <> ''),
    constraint projects_description_check check (char_length(description) <= 50000),
    constraint projects_status_check check (status in ('planning', 'active', 'on_hold', 'completed', 'cancelled')),
    constraint projects_end_date_check check (end_date >= start_date)
);

create index projects_owner_id_idx on projects (owner_id, id desc);
create index projects_property_id_idx on projects (property_id) where property_id is not null;
create index projects_search_idx on projects using gin (search);

create table tasks (
    id              uuid         not null,
    title           varchar(300) not null,
    description     text,
    project_id      uuid         not null,
    assignee_id     uuid,
    creator_id      uuid         not null,
    status          varchar(20)  not null default 'todo',
    priority        varchar(20)  not null default 'medium',
    due_date        date,
    estimated_hours numeric(8, 2),
    completed_at    timestamptz,
    external_source varchar(100),
    external_id     varchar(200),
    deleted_with    uuid,
    created_at      timestamptz  not null default now(),
    updated_at      timestamptz  not null default now(),
    deleted_at      timestamptz,
    changed_by      uuid,
    change_request  varchar(128),
    version         integer      not null default 1,
    search          tsvector generated always as
        (to_tsvector('simple', title || ' ' || coalesce(description, ''))) stored,
    constraint tasks_pkey primary key (id),
    constraint tasks_project_id_fkey foreign key (project_id) references projects (id) on delete cascade,
    constraint tasks_assignee_id_fkey foreign key (assignee_id) references users (id) on delete set null,
    constraint tasks_creator_id_fkey foreign key (creator_id) references users (id) on delete restrict,
    constraint tasks_title_check check (btrim(title) <> ''),
    constraint tasks_description_check check (char_length(description) <= 50000),
    constraint tasks_status_check check (status in ('todo', 'in_progress', 'in_review', 'done', 'cancelled')),
    constraint tasks_priority_check check (priority in ('low', 'medium', 'high', 'urgent')),
    constraint tasks_estimated_hours_check check (estimated_hours > 0),
    constraint tasks_completed_at_check check ((status = 'done') = (completed_at is not null)),
    constraint tasks_external_id_check check ((external_source is null) = (external_id is null))
);

comment on column tasks.deleted_with is 'the project whose deletion took this row along, so that its restoration brings it back';

-- Each serves a list that exists; project_id, assignee_id and creator_id serve their foreign keys as well.
-- The included columns let a project's summary be counted from the index alone.
create index tasks_project_status_idx on tasks (project_id, status, id desc)
    include (priority, due_date, estimated_hours) where deleted_at is null;
create index tasks_project_id_idx on tasks (project_id, id desc);
create index tasks_assignee_id_idx on tasks (assignee_id, id desc);
create index tasks_creator_id_idx on tasks (creator_id);
create index tasks_search_idx on tasks using gin (search);
create unique index tasks_external_id_key on tasks (external_source, external_id)
    where deleted_at is null and external_id is not null;

-- A foreign key knows rows, not the trash. Runs after the foreign key's own check (its name sorts later), which waits for a
-- deletion under way, and therefore sees how that ended: no task can slip into a project that is being deleted.
create function tasks_require_live_project() returns trigger
    language plpgsql as
$$
begin
    if new.deleted_at is null and not exists
        (select from projects where id = new.project_id and deleted_at is null) then
        raise foreign_key_violation using
            message = 'the project is deleted: violates foreign key constraint "tasks_project_id_live"',
            table = 'tasks', constraint = 'tasks_project_id_live', column = 'project_id';
    end if;
    return null;
end
$$;

create trigger tasks_require_live_project_on_insert
    after insert on tasks
    for each row execute function tasks_require_live_project();
create trigger tasks_require_live_project_on_update
    after update of project_id, deleted_at on tasks
    for each row
    when (new.project_id <> old.project_id or (old.deleted_at is not null and new.deleted_at is null))
execute function tasks_require_live_project();

-- Tasks go to the trash with their project and come back with it. The lock waits for tasks that are being added.
create function tasks_follow_project() returns trigger
    language plpgsql as
$$
begin
    if new.deleted_at is not null then
        perform from projects where id = new.id for update;
        update tasks
        set deleted_at = new.deleted_at, deleted_with = new.id, updated_at = new.updated_at,
            changed_by = new.changed_by, change_request = new.change_request, version = version + 1
        where project_id = new.id and deleted_at is null;
    else
        update tasks
        set deleted_at = null, deleted_with = null, updated_at = new.updated_at,
            changed_by = new.changed_by, change_request = new.change_request, version = version + 1
        where project_id = new.id and deleted_with = new.id;
    end if;
    return null;
end
$$;

create trigger projects_tasks_follow
    after update of deleted_at on projects
    for each row
    when ((new.deleted_at is null) <> (old.deleted_at is null))
execute function tasks_follow_project();

create trigger projects_audit
    after insert or update or delete on projects
    for each row execute function audit_row('id');
create trigger tasks_audit
    after insert or update or delete on tasks
    for each row execute function audit_row('id');
