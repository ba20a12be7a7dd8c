-- Listings: what is offered, where it is, what is asked and paid for it, and its history.

-- A UUIDv7 with its twelve bits below the millisecond counting on, so that rows of one transaction keep their order. The service
-- makes the keys of what it writes; this makes those of rows that the database writes by itself.
create function uuid_v7() returns uuid
    language sql volatile parallel safe as
$$
    select encode(
        overlay(overlay(uuid_send(gen_random_uuid()) placing substring(int8send(micros / 1000) from 3) from 1 for 6)
            placing substring(int8send(x'7000'::bigint | micros % 1000 * 4096 / 1000) from 7) from 7 for 2),
        'hex')::uuid
    from (select (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros) as clock
$$;

-- To PostgreSQL NaN is a number, and greater than all others; nobody who reads it could show it.
create table properties (
    id                       uuid         not null,
    listing_id               varchar(100) not null,
    standard_status          varchar(30)  not null default 'incomplete',
    mls_status               varchar(50),
    property_type            varchar(50),
    property_sub_type        varchar(50),
    agent_id                 uuid,
    list_price               numeric(14, 2),
    original_list_price      numeric(14, 2),
    previous_list_price      numeric(14, 2),
    price_change_at          timestamptz,
    currency                 varchar(3)   not null default 'USD',
    close_price              numeric(14, 2),
    close_date               date,
    status_change_at         timestamptz  not null default now(),
    unparsed_address         varchar(500),
    street_number            varchar(25),
    street_name              varchar(100),
    unit_number              varchar(25),
    city                     varchar(150),
    state_or_province        varchar(100),
    postal_code              varchar(20),
    country                  varchar(2),
    latitude                 double precision,
    longitude                double precision,
    bedrooms_total           integer,
    bathrooms_total          numeric(5, 2),
    living_area              numeric(14, 2),
    living_area_units        varchar(20)  not null default 'square_feet',
    lot_size_area            numeric(16, 4),
    lot_size_units           varchar(20)  not null default 'square_feet',
    year_built               integer,
    stories                  numeric(5, 2),
    garage_spaces            numeric(6, 2),
    parcel_number            varchar(100),
    subdivision_name         varchar(150),
    community_id             uuid,
    public_remarks           text,
    listing_contract_date    date,
    expiration_date          date,
    on_market_date           date,
    internet_display         boolean      not null default true,
    internet_address_display boolean      not null default true,
    photos_count             integer      not null default 0,
    external_source          varchar(100),
    external_id              varchar(200),
    created_at               timestamptz  not null default now(),
    updated_at               timestamptz  not null default now(),
    deleted_at               timestamptz,
    changed_by               uuid,
    change_request           varchar(128),
    version                  integer      not null default 1,
    search                   tsvector generated always as (
        setweight(to_tsvector('simple', listing_id || ' ' || coalesce(unparsed_address, '') || ' '
            || coalesce(street_number, '') || ' ' || coalesce(street_name, '') || ' ' || coalesce(unit_number, '') || ' '
            || coalesce(city, '') || ' ' || coalesce(state_or_province, '') || ' ' || coalesce(postal_code, '') || ' '
            || coalesce(subdivision_name, '')), 'A')
        || to_tsvector('simple', coalesce(public_remarks, ''))) stored,
    search_without_address   tsvector generated always as (
        case when internet_address_display then null else
            setweight(to_tsvector('simple', listing_id || ' ' || coalesce(subdivision_name, '')), 'A')
            || to_tsvector('simple', coalesce(public_remarks, '')) end) stored,
    constraint properties_pkey primary key (id),
    constraint properties_agent_id_fkey foreign key (agent_id) references users (id) on delete set null,
    constraint properties_listing_id_check check (btrim(listing_id) <> ''),
    constraint properties_standard_status_check check (standard_status in ('incomplete', 'coming_soon', 'active',
        'active_under_contract', 'pending', 'hold', 'withdrawn', 'expired', 'canceled', 'closed')),
    constraint properties_list_price_check check (list_price >= 0 and list_price < 'NaN'),
    constraint properties_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint properties_close_price_check check (close_price >= 0 and close_price < 'NaN'
        and (close_price is null) = (close_date is null)),
    constraint properties_country_check check (country ~ '^[A-Z]{2}$'),
    constraint properties_latitude_check check (latitude between -90 and 90),
    constraint properties_longitude_check check (longitude between -180 and 180
        and (longitude is null) = (latitude is null)),
    constraint properties_bedrooms_total_check check (bedrooms_total between 0 and 10000),
    constraint properties_bathrooms_total_check check (bathrooms_total >= 0 and bathrooms_total < 'NaN'),
    constraint properties_living_area_check check (living_area >= 0 and living_area < 'NaN'),
    constraint properties_living_area_units_check check (living_area_units in ('square_feet', 'square_meters')),
    constraint properties_lot_size_area_check check (lot_size_area >= 0 and lot_size_area < 'NaN'),
    constraint properties_lot_size_units_check
        check (lot_size_units in ('square_feet', 'square_meters', 'acres', 'hectares')),
    constraint properties_year_built_check check (year_built between 1000 and 2200),
    constraint properties_stories_check check (stories >= 0 and stories < 'NaN'),
    constraint properties_garage_spaces_check check (garage_spaces >= 0 and garage_spaces < 'NaN'),
    constraint properties_public_remarks_check check (char_length(public_remarks) <= 50000),
    constraint properties_expiration_date_check check (expiration_date >= listing_contract_date),
    constraint properties_photos_count_check check (photos_count >= 0),
    constraint properties_external_id_check check ((external_source is null) = (external_id is null))
);

comment on column properties.original_list_price is 'the first price asked; properties_derive() keeps it, as the three that follow';
comment on column properties.search_without_address is 'what those may search who must not see the address; null where all may see it';
comment on column properties.community_id is 'a community; no foreign key until there is a table of them';

-- Each serves a filter or a sort that the list has; ranges that half the market meets (beds, baths, areas) have none.
create unique index properties_listing_id_key on properties (lower(listing_id)) where deleted_at is null;
create unique index properties_external_id_key on properties (external_source, external_id)
    where deleted_at is null and external_id is not null;
create index properties_listing_id_idx on properties (listing_id, id) where deleted_at is null;
create index properties_agent_id_idx on properties (agent_id, id desc);
create index properties_standard_status_idx on properties (standard_status, id desc) where deleted_at is null;
create index properties_city_idx on properties (city, id desc) where deleted_at is null;
create index properties_postal_code_idx on properties (postal_code, id desc) where deleted_at is null;
create index properties_list_price_idx on properties (list_price, id) where deleted_at is null;
create index properties_close_date_idx on properties (close_date, id) where deleted_at is null and close_date is not null;
create index properties_community_id_idx on properties (community_id, id desc) where community_id is not null;
create index properties_place_idx on properties using gist (point(longitude, latitude))
    where deleted_at is null and longitude is not null;
create index properties_search_idx on properties using gin (search);
create index properties_search_without_address_idx on properties using gin (search_without_address)
    where not internet_address_display;

-- One row for each change of a price or a status, whichever way it came.
create table listing_history (
    id             uuid        not null default uuid_v7(),
    property_id    uuid        not null,
    change_type    varchar(30) not null,
    field_name     varchar(63) not null,
    previous_value varchar(50),
    new_value      varchar(50),
    price          numeric(14, 2),
    effective_date date        not null,
    changed_by     uuid,
    request_id     varchar(128),
    at             timestamptz not null default now(),
    constraint listing_history_pkey primary key (id),
    constraint listing_history_property_id_fkey foreign key (property_id) references properties (id) on delete cascade,
    constraint listing_history_change_type_check check (change_type in ('new_listing', 'price_change', 'active',
        'active_under_contract', 'pending', 'back_on_market', 'hold', 'withdrawn', 'expired', 'canceled', 'closed',
        'coming_soon', 'incomplete', 'deleted'))
);

comment on column listing_history.price is 'what held after the change: the close price of a sale, otherwise the list price';
comment on column listing_history.effective_date is 'since when it holds, in UTC: a sale its close date, the way to the market its on_market_date, all else the day of the change';

create index listing_history_property_id_idx on listing_history (property_id, id desc);

-- What follows from price and status is kept here, so that no writer can make it disagree with the history.
create function properties_derive() returns trigger
    language plpgsql as
$$
declare
    changed_at timestamptz := new.updated_at;
begin
    if tg_op = 'INSERT' then
        new.original_list_price := new.list_price;
        new.previous_list_price := null;
        new.price_change_at := null;
        new.status_change_at := changed_at;
        new.photos_count := 0;
        return new;
    end if;
    if new.version = old.version then
        changed_at := now();
    end if;
    new.original_list_price := coalesce(old.original_list_price, new.list_price);
    if new.list_price is distinct from old.list_price then
        new.previous_list_price := old.list_price;
        new.price_change_at := changed_at;
    else
        new.previous_list_price := old.previous_list_price;
        new.price_change_at := old.price_change_at;
    end if;
    new.status_change_at := case when new.standard_status = old.standard_status
        then old.status_change_at else changed_at end;
    return new;
end
$$;

create trigger properties_derive_on_insert
    before insert on properties
    for each row execute function properties_derive();
create trigger properties_derive_on_update
    before update of list_price, original_list_price, previous_list_price, price_change_at, standard_status,
        status_change_at on properties
    for each row execute function properties_derive();

create function listing_history_record() returns trigger
    language plpgsql as
$$
declare
    inserted   constant boolean := tg_op = 'INSERT';
    moved      constant boolean := inserted or new.standard_status <> old.standard_status;
    closed     constant boolean := new.standard_status = 'closed';
    sold       constant boolean := not inserted and not (moved and closed)
        and (new.close_price, new.close_date) is distinct from (old.close_price, old.close_date);
    field      constant varchar(63) := case when sold and new.close_price is not distinct from old.close_price
        then 'close_date' else 'close_price' end;
    price      constant numeric(14, 2) := case when closed then new.close_price else new.list_price end;
    changed_at timestamptz := new.updated_at;
    actor      uuid := new.changed_by;
    request    varchar(128) := new.change_request;
    today      date;
    known_days date[];
begin
    -- The columns tell who and when only if this statement set them: see audit_row().
    if not inserted and new.version = old.version then
        changed_at := now();
        actor := null;
    end if;
    if actor is null then
        actor := nullif(current_setting('freehold.actor_id', true), '')::uuid;
        request := nullif(current_setting('freehold.request_id', true), '');
    end if;
    today := (changed_at at time zone 'UTC')::date;
    -- On which days the listing went where only what has been on the market can go: there is a return if there are any.
    if moved and not inserted and new.standard_status in ('active', 'active_under_contract') then
        select array_agg(effective_date) into known_days
        from listing_history
        where property_id = new.id and field_name = 'standard_status'
          and (new_value in ('active', 'active_under_contract', 'pending', 'closed')
            or previous_value is null and new_value not in ('incomplete', 'coming_soon'));
    end if;

    insert into listing_history (property_id, change_type, field_name, previous_value, new_value, price, effective_date,
        changed_by, request_id, at)
    select new.id, change_type, field_name, previous_value, new_value, change.price, effective_date, actor, request, changed_at
    from (values
        (moved,
            case
                when closed then 'closed'
                when inserted then 'new_listing'
                when new.standard_status = 'active' and known_days is not null then 'back_on_market'
                else new.standard_status
            end,
            'standard_status', case when not inserted then old.standard_status end, new.standard_status, price,
            case
                when closed then coalesce(new.close_date, today)
                when new.standard_status in ('active', 'active_under_contract') and new.on_market_date < today
                    and (known_days is null or new.on_market_date is distinct from old.on_market_date)
                    then greatest(new.on_market_date, (select max(day) from unnest(known_days) as day))
                else today
            end),
        (sold, case when closed then 'closed' else 'price_change' end, field,
            case field when 'close_price' then old.close_price::text else old.close_date::text end,
            case field when 'close_price' then new.close_price::text else new.close_date::text end,
            price, case when closed then coalesce(new.close_date, today) else today end),
        (not inserted and new.list_price is distinct from old.list_price,
            'price_change', 'list_price', old.list_price::text, new.list_price::text, new.list_price, today),
        (not inserted and (new.deleted_at is null) <> (old.deleted_at is null),
            case when new.deleted_at is null then new.standard_status else 'deleted' end,
            'deleted_at', old.deleted_at::text, new.deleted_at::text, price, today)
    ) as change (happened, change_type, field_name, previous_value, new_value, price, effective_date)
    where happened;
    return null;
end
$$;

create trigger properties_history_on_insert
    after insert on properties
    for each row execute function listing_history_record();
create trigger properties_history_on_update
    after update of standard_status, list_price, close_price, close_date, deleted_at on properties
    for each row
    when ((old.standard_status, old.list_price, old.close_price, old.close_date, old.deleted_at)
        is distinct from (new.standard_status, new.list_price, new.close_price, new.close_date, new.deleted_at))
execute function listing_history_record();

create trigger properties_audit
    after insert or update or delete on properties
    for each row execute function audit_row('id', 'search_without_address', 'photos_count', 'original_list_price',
        'previous_list_price', 'price_change_at', 'status_change_at');

-- Days on which the listing was active or active under contract, up to today in UTC; null if it never was. Each way to the
-- market adds the days since then, each way off it takes away the days since that.
create function days_on_market(property uuid) returns integer
    language sql stable parallel safe as
$$
    select case when sum(days) < 0 then 0 else sum(days) end::integer
    from (
        select case when is_on then today - effective_date else effective_date - today end as days
        from (
            select least(effective_date, (now() at time zone 'UTC')::date) as effective_date,
                (now() at time zone 'UTC')::date as today,
                coalesce(previous_value in ('active', 'active_under_contract'), false) as was_on,
                new_value in ('active', 'active_under_contract') as is_on
            from listing_history
            where property_id = property and field_name = 'standard_status'
        ) as states
        where was_on <> is_on
    ) as moves
$$;

-- Metres between two places along a great circle of the mean earth, by the haversine formula; within 0.6 % of the ellipsoid. It is
-- not strict and says the formula twice, so that PostgreSQL can write it into the statement: that makes it eight times faster.
create function distance_m(latitude_a double precision, longitude_a double precision,
                           latitude_b double precision, longitude_b double precision) returns double precision
    language sql immutable parallel safe as
$$
    select 2 * 6371008.8 * atan2(
        sqrt(sin(radians(latitude_b - latitude_a) / 2) ^ 2
            + cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(radians(longitude_b - longitude_a) / 2) ^ 2),
        sqrt(abs(1 - sin(radians(latitude_b - latitude_a) / 2) ^ 2
            - cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(radians(longitude_b - longitude_a) / 2) ^ 2)))
$$;

-- What a project is about. Until now nothing checked the column, so what it names may not be there; the audit trail keeps it.
lock table projects in share row exclusive mode;

update projects
set property_id = null, version = version + 1, updated_at = now(), changed_by = null, change_request = null
where property_id is not null and not exists (select from properties where properties.id = projects.property_id);

alter table projects
    add constraint projects_property_id_fkey foreign key (property_id) references properties (id) on delete set null;

-- As tasks_require_live_project(), for the listing of a project.
create function projects_require_live_property() returns trigger
    language plpgsql as
$$
begin
    if not exists (select from properties where id = new.property_id and deleted_at is null) then
        raise foreign_key_violation using
            message = 'the property is deleted: violates foreign key constraint "projects_property_id_live"',
            table = 'projects', constraint = 'projects_property_id_live', column = 'property_id';
    end if;
    return null;
end
$$;

create trigger projects_require_live_property_on_insert
    after insert on projects
    for each row
    when (new.property_id is not null)
execute function projects_require_live_property();
create trigger projects_require_live_property_on_update
    after update of property_id on projects
    for each row
    when (new.property_id is not null and new.property_id is distinct from old.property_id)
execute function projects_require_live_property();

insert into permissions (id, name, description)
values ('01890000-0000-7000-8000-000000000117', 'properties:correct',
        'Change listings that are closed or canceled, which are final for everybody else');

insert into role_permissions (role_id, permission_id)
select id, '01890000-0000-7000-8000-000000000117'
from roles
where name in ('admin', 'manager') and is_system;
