-- Photos, plans, videos, tours and documents of listings: where they are, in which order, and for whom.
create table media (
    id             uuid          not null,
    property_id    uuid          not null,
    kind           varchar(20)   not null default 'photo',
    url            varchar(2000) not null,
    caption        varchar(1000),
    position       numeric       not null,
    permission     varchar(20)   not null default 'public',
    created_at     timestamptz   not null default now(),
    updated_at     timestamptz   not null default now(),
    deleted_at     timestamptz,
    changed_by     uuid,
    change_request varchar(128),
    version        integer       not null default 1,
    constraint media_pkey primary key (id),
    constraint media_property_id_fkey foreign key (property_id) references properties (id) on delete cascade,
    constraint media_kind_check check (kind in ('photo', 'floor_plan', 'video', 'tour', 'document')),
    constraint media_url_check check (url ~ '^https?://[^[:space:][:cntrl:]]+$'),
    constraint media_position_check check (abs(position) < 1000000 and min_scale(position) <= 9),
    constraint media_permission_check check (permission in ('public', 'private', 'office_only'))
);

comment on column media.position is 'the order, ascending, id breaking ties; a fraction, so that moving one writes one row, of at most 15 digits, which every JSON reader keeps';

create index media_position_idx on media (property_id, position, id) where deleted_at is null;
create index media_property_id_idx on media (property_id, id desc);

-- A medium needs a live listing, and comes last unless it says where. The lock makes those who append to one listing do so one
-- after the other. At the greatest number they share it: their ids, which grow, still keep their order.
create function media_append() returns trigger
    language plpgsql as
$$
begin
    perform from properties where id = new.property_id and deleted_at is null for no key update;
    if not found then
        raise foreign_key_violation using
            message = 'the property is not there or deleted: violates foreign key constraint "media_property_id_live"',
            table = 'media', constraint = 'media_property_id_live', column = 'property_id';
    end if;
    if new.position is null then
        new.position := (select greatest(last, least(floor(last) + 1, 999999))
                         from (select coalesce(max(position), 0) as last from media
                               where property_id = new.property_id and deleted_at is null) as present);
    end if;
    return new;
end
$$;

create trigger media_append
    before insert on media
    for each row execute function media_append();

-- Each listing knows how many live photos it has. Version and updated_at move along: they stand for all that a client sees, the
-- count included. Who did it is known as in audit_row().
create function media_count_photos() returns trigger
    language plpgsql as
$$
declare
    changed_at timestamptz  := now();
    actor      uuid         := nullif(current_setting('freehold.actor_id', true), '')::uuid;
    request    varchar(128) := nullif(current_setting('freehold.request_id', true), '');
begin
    if tg_op = 'TRUNCATE' then
        update properties
        set photos_count = 0, updated_at = greatest(updated_at, changed_at),
            changed_by = actor, change_request = request, version = version + 1
        where photos_count > 0;
        return null;
    end if;
    if tg_op = 'INSERT' or tg_op = 'UPDATE' and new.version <> old.version then
        changed_at := new.updated_at;
        if new.changed_by is not null then
            actor := new.changed_by;
            request := new.change_request;
        end if;
    end if;
    if tg_op <> 'INSERT' and old.kind = 'photo' and old.deleted_at is null then
        update properties
        set photos_count = photos_count - 1, updated_at = greatest(updated_at, changed_at),
            changed_by = actor, change_request = request, version = version + 1
        where id = old.property_id;
    end if;
    if tg_op <> 'DELETE' and new.kind = 'photo' and new.deleted_at is null then
        update properties
        set photos_count = photos_count + 1, updated_at = greatest(updated_at, changed_at),
            changed_by = actor, change_request = request, version = version + 1
        where id = new.property_id;
    end if;
    return null;
end
$$;

create trigger media_count_photos_on_insert
    after insert on media
    for each row
    when (new.kind = 'photo' and new.deleted_at is null)
execute function media_count_photos();
create trigger media_count_photos_on_update
    after update of kind, deleted_at, property_id on media
    for each row
    when ((old.kind = 'photo' and old.deleted_at is null) <> (new.kind = 'photo' and new.deleted_at is null)
        or (old.property_id <> new.property_id and new.kind = 'photo' and new.deleted_at is null))
execute function media_count_photos();
create trigger media_count_photos_on_purge
    after delete on media
    for each row
    when (old.kind = 'photo' and old.deleted_at is null)
execute function media_count_photos();
create trigger media_count_photos_on_truncate
    after truncate on media
    for each statement execute function media_count_photos();

-- Whoever writes the count by hand gets the right one; the triggers above, which run one deeper, are not asked.
create function properties_count_photos() returns trigger
    language plpgsql as
$$
begin
    new.photos_count := (select count(*) from media
                         where property_id = new.id and kind = 'photo' and deleted_at is null);
    return new;
end
$$;

create trigger properties_count_photos
    before update of photos_count on properties
    for each row
    when (pg_trigger_depth() = 0)
execute function properties_count_photos();

update properties
set photos_count = 0, version = version + 1, updated_at = now(), changed_by = null, change_request = null
where photos_count <> 0;

create trigger media_audit
    after insert or update or delete on media
    for each row execute function audit_row('id');
