-- 2,000 tables of others beside ours, with keys, checks, indexes, foreign keys and sequences. Run with psql.
\set ON_ERROR_STOP on
set client_min_messages = warning;

-- In parts: a transaction cannot lock that many tables.
select format($sql$
    create table legacy_%1$s (
        id bigserial constraint legacy_%1$s_pkey primary key,
        code varchar(40) not null constraint legacy_%1$s_code_key unique,
        name text not null default '',
        status text not null default 'new' constraint legacy_%1$s_status_check check (status in ('new', 'open', 'closed')),
        amount numeric(12, 2) not null default 0 constraint legacy_%1$s_amount_check check (amount >= 0),
        due_date date,
        is_active boolean not null default true,
        tags text[],
        payload jsonb,
        parent_id bigint constraint legacy_%1$s_parent_id_fkey references legacy_%1$s (id),
        before_id bigint %2$s,
        created_at timestamptz not null default now(),
        updated_at timestamptz
    );
    create index legacy_%1$s_name_idx on legacy_%1$s (lower(name));
    create index legacy_%1$s_due_date_idx on legacy_%1$s (due_date, id desc) where is_active;
    create index legacy_%1$s_parent_id_idx on legacy_%1$s (parent_id);
    $sql$,
    number,
    case when number > 1 then format('constraint legacy_%s_before_id_fkey references legacy_%s (id)', number, number - 1) end)
from generate_series(1, 2000) as number \gexec
analyze pg_catalog.pg_class, pg_catalog.pg_attribute, pg_catalog.pg_constraint, pg_catalog.pg_index, pg_catalog.pg_depend;
