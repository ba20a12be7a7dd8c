-- audit_logs becomes the whole trail: beside changes of rows it holds named events, nothing is ever taken out of it, and it
-- can be asked by person, request, time and kind of event.

alter table audit_logs
    alter column action type varchar(40),
    alter column entity_id drop not null;

comment on column audit_logs.action is 'insert, update or delete, which only audit_row() writes; or the name of an event, such as sign_in, sign_in_failed, sign_out, token_used, password_changed';
comment on column audit_logs.entity_id is 'null for an event that is about no row, such as the failed sign-in of nobody';

-- For each statement: it refuses those that would change nothing as well, and costs an insert nothing.
create function audit_logs_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'audit_logs is append-only: % is refused', lower(tg_op)
        using errcode = 'insufficient_privilege',
              hint = 'What is wrong in the audit trail is put right by a further row.';
end
$$;

create trigger audit_logs_append_only
    before update or delete or truncate on audit_logs
    for each statement execute function audit_logs_append_only();

-- Also for sessions that replay changes (session_replication_role), which skip ordinary triggers.
alter table audit_logs enable always trigger audit_logs_append_only;

create index audit_logs_action_idx on audit_logs (action, seq) where action not in ('insert', 'update', 'delete');

-- Every write of the service adds a row here, and should not pay for questions that are asked now and then: b-trees on these
-- three made an insert of a task a fifth dearer. This index notes for each stretch of the table which times, people and requests
-- are in it, once the stretch is full, and the last one is read as it is.
create index audit_logs_search_idx on audit_logs
    using brin (at, actor_id uuid_bloom_ops, request_id text_bloom_ops)
    with (pages_per_range = 32, autosummarize = on);
