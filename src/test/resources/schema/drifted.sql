-- Differences of many kinds, each of which a repair takes back without destroying anything.
drop index properties_city_idx, properties_search_idx, properties_close_date_idx, tasks_creator_id_idx, properties_listing_id_key;
alter table tasks drop constraint tasks_assignee_id_fkey;
alter table listing_history drop constraint listing_history_property_id_fkey;
alter table permissions drop constraint permissions_name_key;
alter table role_permissions drop constraint role_permissions_pkey;
alter table messages drop constraint messages_reply_count_check;
alter table users alter column full_name type varchar(100);
alter table users alter column locale drop not null;
alter table properties alter column standard_status drop not null;
alter table projects alter column status drop default;
drop function distance_m;
