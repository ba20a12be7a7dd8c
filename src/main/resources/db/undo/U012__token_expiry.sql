alter table api_tokens alter column expires_at drop not null;
