-- Every personal access token ends some day: the service always said so, the table did not. A token that plain SQL made without
-- an end gets the longest life that the service would have given it.
update api_tokens
set expires_at = created_at + interval '366 days', version = version + 1, updated_at = now()
where expires_at is null;

alter table api_tokens alter column expires_at set not null;
