package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import java.util.List;

/** What nobody models: each is one finding, whatever belongs to it. */
final class UnmanagedObjects {
    private UnmanagedObjects() {}

    static List<SeededDifference> all() {
        return List.of(
                seed("a table that nobody models", """
                        create table saved_searches (
                            id uuid primary key,
                            user_id uuid not null references users (id) on delete cascade,
                            terms text not null check (terms <> ''),
                            seen_at timestamptz default now()
                        );
                        create index saved_searches_user_id_idx on saved_searches (user_id);
                        create trigger saved_searches_audit
                            after insert or update or delete on saved_searches
                            for each row execute function audit_row('id')
                        """).unmanaged(Kind.TABLE, "saved_searches"),
                seed("a table with a serial number", "create table legacy_notes (id serial primary key, note text)")
                        .unmanaged(Kind.TABLE, "legacy_notes"),
                seed("a table with blanks in its name", """
                        create table "Order Items" ("Item No." bigint primary key, "user" text)
                        """).unmanaged(Kind.TABLE, "Order Items"),
                seed("a partitioned table", """
                        create table page_views (at date not null, path text) partition by range (at);
                        create table page_views_2024 partition of page_views for values from ('2024-01-01') to ('2025-01-01');
                        create table page_views_rest partition of page_views default;
                        create index page_views_at_idx on page_views (at)
                        """).unmanaged(Kind.TABLE, "page_views"),
                seed("a view that nobody models", """
                        create view open_tasks as select id, title from tasks where status <> 'done'
                        """).unmanaged(Kind.VIEW, "open_tasks"),
                seed("a materialized view, with its index", """
                        create materialized view prices_by_city as
                            select city, avg(list_price) as list_price from properties group by city;
                        create unique index prices_by_city_key on prices_by_city (city)
                        """).unmanaged(Kind.MATERIALIZED_VIEW, "prices_by_city"),
                seed("a function that nobody models", """
                        create function vat(net numeric) returns numeric language sql immutable as 'select net * 1.2'
                        """).unmanaged(Kind.FUNCTION, "vat(net numeric)"),
                seed("a second function of a name", """
                        create function uuid_v7(at timestamptz) returns uuid language sql as 'select gen_random_uuid()'
                        """)
                        .unmanaged(Kind.FUNCTION, "uuid_v7(at timestamp with time zone)"),
                seed("a procedure that nobody models", """
                        create procedure tidy_up() language sql as 'delete from idempotency_keys where false'
                        """).unmanaged(Kind.FUNCTION, "tidy_up()"),
                seed("a sequence that nobody models", "create sequence invoice_number start 1000 increment 10")
                        .unmanaged(Kind.SEQUENCE, "invoice_number"),
                seed("an enum that nobody models", "create type weekday as enum ('monday', 'tuesday')")
                        .unmanaged(Kind.ENUM, "weekday"),
                seed("a domain that nobody models", "create domain postcode as varchar(10) check (value <> '')")
                        .unmanaged(Kind.DOMAIN, "postcode"));
    }
}
