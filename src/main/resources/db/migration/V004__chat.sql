create table channels (
    id             uuid        not null,
    name           varchar(80) not null,
    description    text,
    project_id     uuid,
    is_private     boolean     not null default false,
    deleted_with   uuid,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer     not null default 1,
    search         tsvector generated always as
        (to_tsvector('simple', name || ' ' || coalesce(description, ''))) stored,
    constraint channels_pkey primary key (id),
    constraint channels_project_id_fkey foreign key (project_id) references projects (id) on delete cascade,
    constraint channels_name_check check (btrim(name) <> ''),
    constraint channels_description_check check (char_length(description) <= 50000)
);

comment on column channels.deleted_with is 'the project whose deletion took this row along, so that its restoration brings it back';

create unique index channels_name_key on channels (project_id, lower(name)) nulls not distinct where deleted_at is null;
create index channels_project_id_idx on channels (project_id, id desc);
create index channels_search_idx on channels using gin (search);

create table channel_members (
    channel_id     uuid        not null,
    user_id        uuid        not null,
    created_at     timestamptz not null default now(),
    changed_by     uuid,
    change_request varchar(128),
    constraint channel_members_pkey primary key (channel_id, user_id),
    constraint channel_members_channel_id_fkey foreign key (channel_id) references channels (id) on delete cascade,
    constraint channel_members_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);

create index channel_members_user_id_idx on channel_members (user_id);

create table messages (
    id             uuid        not null,
    content        text        not null,
    channel_id     uuid        not null,
    author_id      uuid        not null,
    parent_id      uuid,
    is_edited      boolean     not null default false,
    edited_at      timestamptz,
    reply_count    integer     not null default 0,
    last_reply_at  timestamptz,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer     not null default 1,
    search         tsvector generated always as (to_tsvector('simple', content)) stored,
    constraint messages_pkey primary key (id),
    constraint messages_channel_id_fkey foreign key (channel_id) references channels (id) on delete cascade,
    constraint messages_author_id_fkey foreign key (author_id) references users (id) on delete restrict,
    constraint messages_parent_id_fkey foreign key (parent_id) references messages (id) on delete cascade,
    constraint messages_content_check check (btrim(content) <> '' and char_length(content) <= 40000),
    constraint messages_edited_at_check check (is_edited = (edited_at is not null)),
    constraint messages_reply_count_check check (reply_count >= 0)
);

create index messages_channel_id_idx on messages (channel_id, id desc);
create index messages_parent_id_idx on messages (parent_id, id) where parent_id is not null;
create index messages_author_id_idx on messages (author_id, id desc);
create index messages_search_idx on messages using gin (search);

-- A foreign key knows rows, not the trash; see tasks_require_live_project.
create function channels_require_live_project() returns trigger
    language plpgsql as
$$
begin
    if new.deleted_at is null and new.project_id is not null and not exists
        (select from projects where id = new.project_id and deleted_at is null) then
        raise foreign_key_violation using
            message = 'the project is deleted: violates foreign key constraint "channels_project_id_live"',
            table = 'channels', constraint = 'channels_project_id_live', column = 'project_id';
    end if;
    return null;
end
$$;

create trigger channels_require_live_project_on_insert
    after insert on channels
    for each row execute function channels_require_live_project();
create trigger channels_require_live_project_on_update
    after update of project_id, deleted_at on channels
    for each row
    when (new.project_id is distinct from old.project_id or (old.deleted_at is not null and new.deleted_at is null))
execute function channels_require_live_project();

-- Channels go to the trash with their project and come back with it.
create function channels_follow_project() returns trigger
    language plpgsql as
$$
begin
    if new.deleted_at is not null then
        perform from projects where id = new.id for update;
        update channels
        set deleted_at = new.deleted_at, deleted_with = new.id, updated_at = new.updated_at,
            changed_by = new.changed_by, change_request = new.change_request, version = version + 1
        where project_id = new.id and deleted_at is null;
    else
        update channels
        set deleted_at = null, deleted_with = null, updated_at = new.updated_at,
            changed_by = new.changed_by, change_request = new.change_request, version = version + 1
        where project_id = new.id and deleted_with = new.id;
    end if;
    return null;
end
$$;

create trigger projects_channels_follow
    after update of deleted_at on projects
    for each row
    when ((new.deleted_at is null) <> (old.deleted_at is null))
execute function channels_follow_project();

-- A message needs a live channel; a reply needs the first message of a thread in the same channel.
create function messages_require_live_channel() returns trigger
    language plpgsql as
$$
begin
    if not exists (select from channels where id = new.channel_id and deleted_at is null) then
        raise foreign_key_violation using
            message = 'the channel is deleted: violates foreign key constraint "messages_channel_id_live"',
            table = 'messages', constraint = 'messages_channel_id_live', column = 'channel_id';
    end if;
    if new.parent_id is not null and not exists
        (select from messages
         where id = new.parent_id and channel_id = new.channel_id and parent_id is null and deleted_at is null) then
        raise foreign_key_violation using
            message = 'the parent is not the first message of a thread in this channel:'
                      ' violates foreign key constraint "messages_parent_id_live"',
            table = 'messages', constraint = 'messages_parent_id_live', column = 'parent_id';
    end if;
    return null;
end
$$;

create trigger messages_require_live_channel
    after insert on messages
    for each row execute function messages_require_live_channel();

-- Each thread's first message knows how many replies live and when the last came, so that a list reads one row a message.
-- Counted anew, under a lock on that row, whenever a reply comes or goes. Version and updated_at move along: they stand for all
-- that a client sees, the count included.
create function messages_count_replies() returns trigger
    language plpgsql as
$$
declare
    thread uuid        := case when tg_op = 'DELETE' then old.parent_id else new.parent_id end;
    at     timestamptz := case when tg_op = 'DELETE' then now() else new.updated_at end;
begin
    perform from messages where id = thread for no key update;
    update messages
    set (reply_count, last_reply_at) =
            (select count(*), max(created_at) from messages where parent_id = thread and deleted_at is null),
        updated_at = greatest(updated_at, at), version = version + 1
    where id = thread;
    return null;
end
$$;

create trigger messages_count_replies_on_insert
    after insert on messages
    for each row
    when (new.parent_id is not null)
execute function messages_count_replies();
create trigger messages_count_replies_on_trash
    after update of deleted_at on messages
    for each row
    when (new.parent_id is not null and (new.deleted_at is null) <> (old.deleted_at is null))
execute function messages_count_replies();
create trigger messages_count_replies_on_purge
    after delete on messages
    for each row
    when (old.parent_id is not null)
execute function messages_count_replies();

create trigger channels_audit
    after insert or update or delete on channels
    for each row execute function audit_row('id');
create trigger channel_members_audit
    after insert or update or delete on channel_members
    for each row execute function audit_row('channel_id');
create trigger messages_audit
    after insert or update or delete on messages
    for each row execute function audit_row('id', 'reply_count', 'last_reply_at');
