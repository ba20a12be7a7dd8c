drop trigger properties_count_photos on properties;
drop function properties_count_photos();

drop table media;
drop function media_count_photos();
drop function media_append();

-- Nothing counts any more, and there is nothing to count.
update properties
set photos_count = 0, version = version + 1, updated_at = now(), changed_by = null, change_request = null
where photos_count <> 0;
