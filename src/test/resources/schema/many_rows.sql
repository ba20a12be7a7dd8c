-- So many rows that indexes, checks and backups of them take a while. As a restore does it: no trigger fires.
set session_replication_role = replica;
insert into properties (id, listing_id, standard_status, list_price, city, state_or_province, country, public_remarks)
select gen_random_uuid(), 'K-' || number, 'active', 100000 + number, 'Springfield', 'IL', 'US', md5(number::text)
from generate_series(1, 20000) as number;
insert into listing_history (property_id, change_type, field_name, new_value, price, effective_date)
select id, 'new_listing', 'standard_status', 'active', list_price, date '2026-01-01' from properties;
set session_replication_role = origin;
