-- The change feed: one row for each insert, update and delete of a domain table, written in the same transaction.
--
-- Readers that follow the feed must not pass a row that commits late: read only rows whose xid is below
-- pg_snapshot_xmin(pg_current_snapshot()).
create table audit_logs (
    seq        bigint generated always as identity,
    xid        xid8        not null default pg_current_xact_id(),
    at         timestamptz not null default clock_timestamp(),
    actor_id   uuid,
    db_user    text        not null default session_user,
    request_id varchar(128),
    entity     varchar(63) not null,
    entity_id  uuid        not null,
    action     varchar(6)  not null,
    old_values jsonb,
    new_values jsonb,
    constraint audit_logs_pkey primary key (seq)
);

-- No check constraint says so: PostgreSQL would parse it anew for every row that is written anywhere.
comment on column audit_logs.action is 'insert, update or delete; only audit_row() writes this table';

create index audit_logs_entity_idx on audit_logs (entity, entity_id, seq);

-- Arguments: the column that identifies the row (default id), then columns that are derived and not worth a record.
--
-- Who changed the row comes with the statement itself, in the columns changed_by and change_request, so that an
-- ordinary write needs no round trip for it. They count only when the statement set them: always on insert, on update
-- when it moved `version`. Otherwise (purge, plain SQL) the settings freehold.actor_id and freehold.request_id count.
create function audit_row() returns trigger
    language plpgsql as
$$
declare
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
