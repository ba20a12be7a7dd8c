-- A database that grew without its models, from the table names of a system that Freehold replaces: some tables that look like
-- ours, more that nobody models, foreign keys among all of them, rows in each. Columns are generic; rows follow from column names.

create type user_kind as enum ('buyer', 'builder', 'agent', 'admin');
create type lot_state as enum ('open', 'reserved', 'sold');
create domain money_amount as numeric(12, 2) check (value >= 0);
create sequence invoice_numbers start 1000;

create table alembic_version (version_num varchar(32) not null constraint alembic_version_pkc primary key);
insert into alembic_version values ('3f2a9c81d0be');

-- Look like ours: integers for uuids, times without zone, shorter texts, no defaults, columns missing and too many.
create table users (id serial primary key, public_id varchar(50), username varchar(80) not null, email varchar(200) not null,
    full_name varchar(120), kind user_kind, is_active boolean, hashed_password varchar(200), created_at timestamp, updated_at timestamp);
create table roles (id serial primary key, name varchar(40) not null, description text, created_at timestamp default current_timestamp);
create table permissions (id serial primary key, name varchar(100) not null unique, description varchar(255));
create table user_roles (user_id integer not null, role_id integer not null, created_at timestamp, primary key (user_id, role_id));
create table user_sessions (id varchar(36) primary key, user_id integer not null, refresh_token_hash varchar(200) not null,
    ip_address varchar(20), created_at timestamp, expires_at timestamp);
create table password_reset_tokens (id serial primary key, user_id integer not null, token_hash varchar(200) not null,
    created_at timestamp, expires_at timestamp not null);
create table email_verifications (id bigserial primary key, user_id integer not null, email varchar(200) not null,
    token_hash varchar(200) not null, created_at timestamp, used_at timestamp);
create table projects (id serial primary key, name varchar(200) not null, description text, owner_id integer not null,
    status varchar(20), start_date timestamp, end_date timestamp, budget money_amount, created_at timestamp, updated_at timestamp);
create table tasks (id serial primary key, title varchar(200) not null, description text, project_id integer not null,
    assignee_id integer, creator_id integer, status varchar(20), priority varchar(20), due_date timestamp,
    estimated_hours double precision, created_at timestamp, updated_at timestamp);
create table channels (id serial primary key, name varchar(200) not null, description varchar(500), project_id integer,
    is_private boolean, created_at timestamp);
create table channel_members (channel_id integer not null, user_id integer not null, joined_at timestamp,
    primary key (channel_id, user_id));
create table messages (id bigserial primary key, content varchar(4000) not null, channel_id integer not null, author_id integer not null,
    parent_id bigint, is_edited boolean, created_at timestamp, updated_at timestamp);
create table properties (id serial primary key, listing_id varchar(200) not null, standard_status varchar(20), agent_id integer,
    list_price integer, currency varchar(10), unparsed_address varchar(200), city varchar(200), postal_code varchar(10),
    latitude numeric(9, 6), longitude numeric(9, 6), bedrooms_total smallint, community_id integer, builder_id integer,
    public_remarks varchar(2000), created_at timestamp, updated_at timestamp);
create table listing_history (id bigserial primary key, property_id integer not null, change_type varchar(20) not null,
    field_name varchar(50), previous_value varchar(200), new_value varchar(200), price integer, effective_date timestamp);
create table media (id serial primary key, property_id integer, kind varchar(20), url varchar(200) not null, caption varchar(200),
    position integer, created_at timestamp);

-- Those of its tables that it has models for, and Freehold has not.
create table buyer_profiles (id serial primary key, user_id integer not null unique, display_name varchar(200), budget integer, created_at timestamp);
create table builder_profiles (id serial primary key, user_id integer not null unique, builder_id integer, license varchar(50), created_at timestamp);
create table communities (id serial primary key, name varchar(200) not null, city varchar(100), main_builder_id integer, extra jsonb, created_at timestamp);
create table community_admin_profiles (id serial primary key, user_id integer not null, community_id integer not null, title varchar(100));
create table sales_reps (id serial primary key, user_id integer, builder_id integer, community_id integer, region varchar(100));
create table followers (id bigserial primary key, follower_id integer not null, followed_id integer not null, created_at timestamp);
create table collection_sources (id serial primary key, name varchar(200), url text, is_active boolean, settings json);
create table collection_jobs (id uuid primary key, source_id integer, status varchar(20), started_at timestamptz, finished_at timestamptz);
create table collection_job_logs (id bigserial primary key, job_number integer, level varchar(10), line text, at timestamptz);
create table collection_changes (id bigserial primary key, source_id integer, entity varchar(50), before jsonb, after jsonb, is_applied boolean);
create table entity_matches (id bigserial primary key, builder_id integer, community_id integer, score double precision, tags text[]);
create table status_history (id bigserial primary key, entity varchar(50), entity_number integer, old_status varchar(30), new_status varchar(30), at timestamp);

-- Those that nobody ever modelled.
create table onboarding_forms (id serial primary key, user_id integer, answers jsonb, is_done boolean);
create table sessions (id varchar(64) primary key, user_id integer, content bytea, expires_at timestamp);
create table user_credentials (id serial primary key, user_id integer not null unique, secret bytea, algorithm varchar(20));
create table builders (id serial primary key, name varchar(200) not null, show_lot_id integer, founded date, rating numeric(5, 2));
create table builder_team_members (id serial primary key, builder_id integer not null, user_id integer, position varchar(100));
create table builder_documents (id serial primary key, builder_id integer, title varchar(200), content bytea);
create table builder_awards (id serial primary key, builder_id integer, title varchar(200), awarded date);
create table builder_communities (builder_id integer not null, community_id integer not null, since date, primary key (builder_id, community_id));
create table builder_credentials (id serial primary key, builder_id integer, name varchar(100), valid_until date);
create table builder_home_plans (id serial primary key, builder_id integer, name varchar(100), area numeric(10, 2), price money_amount);
create table builder_portfolio (id serial primary key, builder_id integer, property_id integer, caption text);
create table community_documents (id serial primary key, community_id integer, title varchar(200), url text);
create table community_admin_links (id serial primary key, community_id integer, admin_id integer, is_confirmed boolean);
create table community_admins (id serial primary key, user_id integer, community_id integer);
create table community_amenities (id serial primary key, community_id integer, name varchar(100), is_open boolean);
create table community_awards (id serial primary key, community_id integer, title varchar(200), year smallint);
create table community_builders (id serial primary key, community_id integer, builder_id integer, phase_id integer);
create table community_events (id serial primary key, community_id integer, title varchar(200), starts_at timestamp, ends_at timestamp);
create table community_phases (id serial primary key, community_id integer not null, name varchar(100), opens date);
create table community_topics (id serial primary key, community_id integer, author_id integer, title varchar(200), pinned boolean);
create table property_documents (id serial primary key, property_id integer, title varchar(200), content bytea);
create table property_features (id serial primary key, property_id integer, name varchar(100), value varchar(100));
create table property_media (id serial primary key, property_id integer, media_id integer, position integer);
create table lots (id serial primary key, community_id integer not null, phase_id integer, number varchar(20), state lot_state, price money_amount);
create table lot_status_history (id bigserial primary key, lot_id integer not null, old_state lot_state, new_state lot_state, at timestamp);
create table phase_maps (id serial primary key, phase_id integer, image bytea, width integer, height integer);
create table phase_map_users (map_id integer not null, user_id integer not null, can_edit boolean, primary key (map_id, user_id));
create table buyer_documents (id serial primary key, buyer_id integer, title varchar(200), content bytea);
create table buyer_preferences (id serial primary key, buyer_id integer unique, wishes jsonb, most money_amount);
create table buyer_tours (id serial primary key, buyer_id integer, property_id integer, status_id integer, at timestamp);
create table buying_timelines (id serial primary key, name varchar(50), months smallint);
create table favorite_properties (user_id integer not null, property_id integer not null, created_at timestamp, primary key (user_id, property_id));
create table saved_properties (id serial primary key, user_id integer, property_id integer, note text);
create table financing_statuses (id serial primary key, name varchar(50));
create table tour_statuses (id serial primary key, name varchar(50));
create table preferred_channels (id serial primary key, name varchar(50));
create table loan_programs (id serial primary key, name varchar(100), rate real, terms text);
create table follows (id bigserial primary key, user_id integer, community_id integer, created_at timestamp);
create table likes (id bigserial primary key, user_id integer, comment_id bigint, created_at timestamp);
create table comments (id bigserial primary key, user_id integer, parent_id bigint, best_like_id bigint, body text, created_at timestamp);
create table notifications (id bigserial primary key, user_id integer, message_id bigint, body text, is_read boolean, at timestamp);
create table enterprise_invitations (id uuid primary key, inviter_id integer, email varchar(200), token varchar(100), expires_at timestamptz);

-- Twenty rows in each: 7 and 20 have no divisor in common, so every reference is met and none comes twice.
do $$
declare
    relation record;
begin
    for relation in
        select c.oid, c.relname,
            string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
            string_agg(case
                when a.attname = 'id' and t.typname in ('int4', 'int8') then 'i'
                when a.attname like '%\_id' and t.typname in ('int4', 'int8') then format('1 + (i * 7 + %s) %% 20', a.attnum)
                when t.typname in ('int2', 'int4', 'int8') then format('i * %s', a.attnum)
                when t.typname in ('numeric', 'float4', 'float8', 'money_amount') then format('i * 1.25 + %s', a.attnum)
                when t.typname = 'bool' then 'i % 2 = 0'
                when t.typname = 'date' then 'date ''2021-01-01'' + i'
                when t.typname in ('timestamp', 'timestamptz') then
                    format('timestamp ''2021-01-01'' + i * interval ''%s hours''', a.attnum)
                when t.typname = 'uuid' then format('md5(%L || i)::uuid', c.relname || a.attname)
                when t.typname in ('json', 'jsonb') then format('json_build_object(%L, i)::%s', a.attname, t.typname)
                when t.typname = '_text' then format('array[%L || i, null]', a.attname)
                when t.typname = 'bytea' then format('sha256(convert_to(%L || i, ''UTF8''))', a.attname)
                when t.typtype = 'e' then format('(enum_range(null::%1$I))[1 + i %% cardinality(enum_range(null::%1$I))]', t.typname)
                else format('%L || '' '' || i', left(a.attname, 6))
            end, ', ' order by a.attnum) as expressions
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        join pg_type t on t.oid = a.atttypid
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'alembic_version'
        group by c.oid, c.relname
        order by c.relname
    loop
        execute format('insert into %I (%s) select %s from generate_series(1, 20) as i',
            relation.relname, relation.columns, relation.expressions);
        if exists (select from pg_attribute where attrelid = relation.oid and attname = 'id')
            and pg_get_serial_sequence(quote_ident(relation.relname), 'id') is not null then
            perform setval(pg_get_serial_sequence(quote_ident(relation.relname), 'id'), 20);
        end if;
    end loop;
end
$$;

-- A circle of three, a circle of two, references to themselves, to ours, and from what looks like ours.
alter table communities add foreign key (main_builder_id) references builders;
alter table builders add foreign key (show_lot_id) references lots deferrable initially deferred;
alter table lots add foreign key (community_id) references communities on delete cascade, add foreign key (phase_id) references community_phases;
alter table comments add foreign key (parent_id) references comments, add foreign key (best_like_id) references likes, add foreign key (user_id) references users;
alter table likes add foreign key (comment_id) references comments on delete cascade, add foreign key (user_id) references users;
alter table community_phases add foreign key (community_id) references communities;
alter table community_builders add foreign key (community_id) references communities, add foreign key (builder_id) references builders;
alter table builder_communities add foreign key (community_id) references communities, add foreign key (builder_id) references builders;
alter table community_admin_profiles add foreign key (user_id) references users on delete cascade;
alter table buyer_profiles add foreign key (user_id) references users on delete cascade;
alter table builder_profiles add foreign key (user_id) references users, add foreign key (builder_id) references builders;
alter table sales_reps add foreign key (user_id) references users, add foreign key (community_id) references communities;
alter table followers add foreign key (follower_id) references users, add foreign key (followed_id) references users;
alter table favorite_properties add foreign key (property_id) references properties on delete cascade, add foreign key (user_id) references users;
alter table saved_properties add foreign key (property_id) references properties;
alter table property_documents add foreign key (property_id) references properties;
alter table property_media add foreign key (property_id) references properties, add foreign key (media_id) references media;
alter table builder_portfolio add foreign key (property_id) references properties, add foreign key (builder_id) references builders;
alter table buyer_tours add foreign key (property_id) references properties, add foreign key (status_id) references tour_statuses;
alter table notifications add foreign key (message_id) references messages, add foreign key (user_id) references users;
alter table enterprise_invitations add foreign key (inviter_id) references users;
alter table lot_status_history add foreign key (lot_id) references lots;
alter table collection_jobs add foreign key (source_id) references collection_sources;
alter table user_roles add foreign key (user_id) references users, add foreign key (role_id) references roles;
alter table tasks add foreign key (project_id) references projects, add foreign key (assignee_id) references users;
alter table projects add foreign key (owner_id) references users;
alter table messages add foreign key (channel_id) references channels, add foreign key (author_id) references users;
alter table properties add foreign key (community_id) references communities, add foreign key (builder_id) references builders;
alter table media add foreign key (property_id) references properties;
alter table listing_history add foreign key (property_id) references properties;

create index ix_users_email on users (email);
create index ix_lots_state on lots (state) where state <> 'sold';
create view open_lots as select lots.id, communities.name from lots join communities on communities.id = community_id where state = 'open';
create function touch_updated_at() returns trigger language plpgsql as 'begin new.updated_at := now(); return new; end';
create trigger users_touch before update on users for each row execute function touch_updated_at();
create function note_lot() returns trigger language plpgsql as
    'begin insert into lot_status_history (lot_id, old_state, new_state) values (new.id, old.state, new.state); return null; end';
create trigger lots_note after update of state on lots for each row execute function note_lot();
