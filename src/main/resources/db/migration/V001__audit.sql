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
    constraint audit_logs_pkey primary key (seq),
    constraint audit_logs_action_check check (action in ('insert', 'update', 'delete'))
);

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
    row_before jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    row_after  jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    derived    text[] := array ['search', 'changed_by', 'change_request'] || tg_argv[1:];
    author     jsonb;
    old_values jsonb;
    new_values jsonb;
begin
    if tg_op = 'INSERT' then
        author := row_after;
        new_values := jsonb_strip_nulls(row_after) - derived;
    elsif tg_op = 'DELETE' then
        old_values := jsonb_strip_nulls(row_before) - derived;
    else
        select jsonb_object_agg(key, o.value), jsonb_object_agg(key, n.value)
        into old_values, new_values
        from jsonb_each(row_before - derived) o
                 join jsonb_each(row_after - derived) n using (key)
        where o.value is distinct from n.value;
        if new_values is null then
            return null;
        end if;
        if new_values ? 'version' then
            author := row_after;
        end if;
    end if;
    if author ->> 'changed_by' is null then
        author := jsonb_build_object(
                'changed_by', nullif(current_setting('freehold.actor_id', true), ''),
                'change_request', nullif(current_setting('freehold.request_id', true), ''));
    end if;
    insert into audit_logs (actor_id, request_id, entity, entity_id, action, old_values, new_values)
    values ((author ->> 'changed_by')::uuid, author ->> 'change_request', tg_table_name,
            (coalesce(row_after, row_before) ->> coalesce(tg_argv[0], 'id'))::uuid,
            lower(tg_op), old_values, new_values);
    return null;
end
$$;
