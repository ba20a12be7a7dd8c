delete from permissions where id = '01890000-0000-7000-8000-000000000117';

drop trigger projects_require_live_property_on_update on projects;
drop trigger projects_require_live_property_on_insert on projects;
drop function projects_require_live_property();

alter table projects drop constraint projects_property_id_fkey;

drop function distance_m(double precision, double precision, double precision, double precision);
drop function days_on_market(uuid);
drop table listing_history;
drop table properties;
drop function listing_history_record();
drop function properties_derive();
drop function uuid_v7();
