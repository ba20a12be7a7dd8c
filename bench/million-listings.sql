-- A million made-up listings, and how PostgreSQL finds some of them.
--
--   psql DATABASE_URL -f bench/million-listings.sql
--
-- DATABASE_URL is a database that the service has migrated and that may be thrown away; the role must be a superuser, because triggers are
-- switched off while the rows are made. 200 towns, each 5,000 listings within some 12 km; prices around 450,000; one in ten for sale.
\set ON_ERROR_STOP on
set session_replication_role = replica;
truncate properties cascade;
select setseed(0.42);

create temporary table town as
select n, 'Town ' || n as name, -60 + 120 * random() as latitude, -170 + 340 * random() as longitude
from generate_series(0, 199) as n;
update town set latitude = 47.6062, longitude = -122.3321 where n = 7;
create unique index on town (n);

insert into properties (id, listing_id, standard_status, property_type, list_price, close_price, close_date, city, postal_code,
    street_name, country, latitude, longitude, bedrooms_total, bathrooms_total, living_area, year_built, public_remarks,
    internet_address_display)
select uuid_v7(), 'L-' || number, case when part < .1 then 'active' when part < .12 then 'pending' else 'closed' end, 'residential',
    price, case when part >= .12 then price end, case when part >= .12 then date '2015-01-01' + (other * 4000)::integer end,
    town.name, lpad((town.n * 100 + (third * 50)::integer)::text, 5, '0'), 'Street ' || (other * 900)::integer, 'US',
    town.latitude + north, town.longitude + east / cos(radians(town.latitude)),
    1 + (third * 5)::integer, 1 + (other * 3)::integer, 600 + (part * 3000)::integer, 1900 + (other * 125)::integer,
    concat_ws(' ', case when number % 4999 = 0 then 'belvedere' end, words[1], words[2], words[3], words[4], words[5], words[6],
        words[7], words[8], words[9], words[10]),
    third > .05
from (
    select number, number % 200 as in_town, random() as part, random() as other, random() as third,
        exp(13 + .5 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))::numeric(14, 2) as price,
        .05 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as north,
        .05 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as east,
        array ['word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3),
            'word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3),
            'word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3), 'word' || floor(5000 * random() ^ 3),
            'word' || floor(5000 * random() ^ 3)] as words
    from generate_series(1, 1000000) as number
) as listing
join town on town.n = in_town;
vacuum analyze properties;

select count(*) as listings, pg_size_pretty(pg_relation_size('properties')) as rows,
    pg_size_pretty(pg_indexes_size('properties')) as indexes
from properties;

-- What the service asks, with the columns left out. GET properties?near=-122.3321,47.6062&radius_m=5000
explain (analyze, buffers, costs off)
select id, listing_id, round(distance_m(latitude, longitude, 47.6062, -122.3321) * 10) / 10 as distance_m
from properties
where deleted_at is null
  and point(longitude, latitude) <@ box(point(-122.39881, 47.56123), point(-122.26539, 47.65117))
  and round(distance_m(latitude, longitude, 47.6062, -122.3321) * 10) / 10 <= 5000
order by round(distance_m(latitude, longitude, 47.6062, -122.3321) * 10) / 10, id
limit 51;

-- GET properties?bbox=-122.44,47.5,-122.24,47.73&list_price_gte=300000&list_price_lte=500000&bedrooms_total_gte=3
explain (analyze, buffers, costs off)
select id, listing_id
from properties
where deleted_at is null
  and point(longitude, latitude) <@ box(point(-122.44, 47.5), point(-122.24, 47.73))
  and list_price >= 300000 and list_price <= 500000 and bedrooms_total >= 3
order by id desc
limit 51;

-- GET properties?q=belvedere word17
explain (analyze, buffers, costs off)
select id, listing_id
from properties
where deleted_at is null and search @@ websearch_to_tsquery('simple', 'belvedere word17')
order by ts_rank(search, websearch_to_tsquery('simple', 'belvedere word17')) desc, id desc
limit 51;

-- The same by somebody who must not see addresses that are not displayed.
explain (analyze, buffers, costs off)
select id, listing_id
from properties
where deleted_at is null and (internet_display or agent_id = '01890000-0000-7000-8000-000000000001')
  and (internet_address_display and search @@ websearch_to_tsquery('simple', 'belvedere word17')
    or not internet_address_display and search_without_address @@ websearch_to_tsquery('simple', 'belvedere word17'))
order by ts_rank(case when internet_address_display then search else search_without_address end,
    websearch_to_tsquery('simple', 'belvedere word17')) desc, id desc
limit 51;
