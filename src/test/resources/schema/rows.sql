-- A few rows in every table of ours, none of which breaks a rule that a seeded difference takes away and a repair brings back.

insert into users (id, username, email, full_name, avatar_url, hashed_password)
values ('01890000-0000-7000-8000-000000001001', 'ada', 'ada@example.org', 'Ada Byron', 'https://example.org/ada.png', 'x'),
       ('01890000-0000-7000-8000-000000001002', 'Grace', 'grace@example.org', 'Grace Hopper', null, 'x'),
       ('01890000-0000-7000-8000-000000001003', 'alan', 'alan@example.org', null, null, 'x');

insert into user_roles (user_id, role_id)
select users.id, roles.id
from users, roles
where (users.username, roles.name) in (('ada', 'admin'), ('Grace', 'agent'), ('alan', 'viewer'));

insert into roles (id, name, description) values ('01890000-0000-7000-8000-000000001011', 'auditor', 'Looks');

insert into user_sessions (id, family_id, user_id, refresh_token_hash, device, ip_address, signed_in_at, expires_at)
select ('01890000-0000-7000-8000-0000000011' || lpad(number::text, 2, '0'))::uuid, gen_random_uuid(),
    '01890000-0000-7000-8000-000000001001', sha256(int4send(number)), 'a browser', '192.0.2.1', now(), now() + interval '1 day'
from generate_series(1, 3) as number;

insert into password_reset_tokens (id, user_id, token_hash, expires_at)
values ('01890000-0000-7000-8000-000000001201', '01890000-0000-7000-8000-000000001001', '\x01', now());
insert into email_verifications (id, user_id, email, token_hash, expires_at)
values ('01890000-0000-7000-8000-000000001202', '01890000-0000-7000-8000-000000001001', 'ada@example.org', '\x01', now());
insert into api_tokens (id, user_id, name, token_hash, scopes, expires_at, last_used_at)
values ('01890000-0000-7000-8000-000000001203', '01890000-0000-7000-8000-000000001001', 'A script', sha256('1'),
        '{tasks:read}', now() + interval '1 day', now());
insert into user_identities (issuer, subject, user_id)
values ('https://issuer.example.org', '1', '01890000-0000-7000-8000-000000001002');
insert into signing_keys (id, algorithm, public_key, private_key, signs_from)
values ('01890000-0000-7000-8000-000000001204', 'RS256', '\x01', '\x02', now());
insert into sign_in_attempts (key, failures, last_at, next_at) values ('\x01', 2, now(), now());
insert into idempotency_keys (actor_id, key, request_hash, status, location)
values ('01890000-0000-7000-8000-000000001001', 'once', '\x01', 201, '/v1/tasks/1');

insert into properties (id, listing_id, standard_status, agent_id, list_price, city, state_or_province, country, latitude,
                        longitude, bedrooms_total, lot_size_area, public_remarks, external_source, external_id)
values ('01890000-0000-7000-8000-000000001301', 'A-1', 'active', '01890000-0000-7000-8000-000000001002', 450000, 'Springfield',
        'IL', 'US', 39.78, -89.65, 3, 0.25, 'Close to the park', 'mls', '1'),
       ('01890000-0000-7000-8000-000000001302', 'A-2', 'incomplete', null, 99999999.99, 'Springfield', 'IL', 'US', null, null,
        null, null, null, null, null);
update properties set list_price = 440000, version = version + 1 where listing_id = 'A-1';
insert into media (id, property_id, url, caption)
values ('01890000-0000-7000-8000-000000001311', '01890000-0000-7000-8000-000000001301', 'https://example.org/1.jpg', 'Front'),
       ('01890000-0000-7000-8000-000000001312', '01890000-0000-7000-8000-000000001301', 'https://example.org/2.jpg', null);
insert into property_confidential (property_id, key_id, nonce, ciphertext)
values ('01890000-0000-7000-8000-000000001301', '0123456789abcdef', '\x000102030405060708090a0b', sha256('1'));
insert into access_audit_log (actor_id, request_id, entity, entity_id, action, fields)
values ('01890000-0000-7000-8000-000000001001', 'r-1', 'property_confidential', '01890000-0000-7000-8000-000000001301', 'read',
        '{seller_name,gate_code}');

insert into projects (id, name, description, owner_id, status, start_date, end_date, property_id)
values ('01890000-0000-7000-8000-000000001401', 'Sell A-1', 'By summer', '01890000-0000-7000-8000-000000001002', 'active',
        '2024-03-01', '2024-06-30', '01890000-0000-7000-8000-000000001301'),
       ('01890000-0000-7000-8000-000000001402', 'Office', null, '01890000-0000-7000-8000-000000001001', 'planning', null, null,
        null);
insert into tasks (id, title, description, project_id, assignee_id, creator_id, status, priority, due_date, estimated_hours,
                   completed_at)
values ('01890000-0000-7000-8000-000000001411', 'Photos', null, '01890000-0000-7000-8000-000000001401',
        '01890000-0000-7000-8000-000000001003', '01890000-0000-7000-8000-000000001002', 'done', 'high', '2024-03-10', 2.5, now()),
       ('01890000-0000-7000-8000-000000001412', 'Open house', 'Coffee', '01890000-0000-7000-8000-000000001401', null,
        '01890000-0000-7000-8000-000000001002', 'todo', 'medium', '2024-04-01', null, null),
       ('01890000-0000-7000-8000-000000001413', 'Paper', null, '01890000-0000-7000-8000-000000001402', null,
        '01890000-0000-7000-8000-000000001001', 'todo', 'low', null, null, null);

insert into channels (id, name, project_id)
values ('01890000-0000-7000-8000-000000001501', 'general', null),
       ('01890000-0000-7000-8000-000000001502', 'a-1', '01890000-0000-7000-8000-000000001401');
insert into channel_members (channel_id, user_id)
select channels.id, users.id from channels, users;
insert into messages (id, content, channel_id, author_id)
values ('01890000-0000-7000-8000-000000001511', 'Hello', '01890000-0000-7000-8000-000000001501',
        '01890000-0000-7000-8000-000000001001');
insert into messages (id, content, channel_id, author_id, parent_id)
values ('01890000-0000-7000-8000-000000001512', 'Hello yourself', '01890000-0000-7000-8000-000000001501',
        '01890000-0000-7000-8000-000000001002', '01890000-0000-7000-8000-000000001511');
