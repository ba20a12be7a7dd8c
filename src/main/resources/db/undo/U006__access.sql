drop view user_permissions;
drop table user_roles;
drop table role_permissions;
drop table roles;
drop table permissions;

drop trigger users_audit on users;
create trigger users_audit
    after insert or update or delete on users
    for each row execute function audit_row('id');

alter table users
    drop column last_login_at,
    drop column hashed_password;

insert into users (id, username, email, full_name)
values ('01890000-0000-7000-8000-000000000001', 'developer', 'developer@freehold.invalid', 'Development user')
on conflict (id) do update set is_active = true, full_name = excluded.full_name;

-- As V001 made it.
create or replace function audit_row() returns trigger
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
