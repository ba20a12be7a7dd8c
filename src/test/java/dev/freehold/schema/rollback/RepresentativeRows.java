package dev.freehold.schema.rollback;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.database.GovernedDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** At least one row for each table that a migration makes, and a value for each column that it adds. May be added again. */
public final class RepresentativeRows {
    private static final Map<String, String> BY_VERSION = Map.ofEntries(
            Map.entry("001", """
                    insert into audit_logs (entity, entity_id, action, new_values)
                    values ('nothing', gen_random_uuid(), 'insert', '{"a": 1}')
                    """),
            Map.entry("002", """
                    insert into users (id, username, email)
                    select ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'user' || n, 'user' || n || '@example.org'
                    from generate_series(1, 3) as n on conflict do nothing
                    """),
            Map.entry("003", """
                    insert into projects (id, name, owner_id)
                    values ('00000000-0000-7000-8000-000000000011', 'House', '00000000-0000-7000-8000-000000000001')
                    on conflict do nothing;
                    insert into tasks (id, title, project_id, creator_id, assignee_id)
                    values ('00000000-0000-7000-8000-000000000021', 'Paint', '00000000-0000-7000-8000-000000000011',
                        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002')
                    on conflict do nothing
                    """),
            Map.entry("004", """
                    insert into channels (id, name, project_id)
                    values ('00000000-0000-7000-8000-000000000031', 'talk', '00000000-0000-7000-8000-000000000011');
                    insert into channel_members (channel_id, user_id)
                    values ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000001');
                    insert into messages (id, content, channel_id, author_id)
                    values ('00000000-0000-7000-8000-000000000041', 'Hello', '00000000-0000-7000-8000-000000000031',
                        '00000000-0000-7000-8000-000000000001');
                    insert into messages (id, content, channel_id, author_id, parent_id)
                    values ('00000000-0000-7000-8000-000000000042', 'Yes?', '00000000-0000-7000-8000-000000000031',
                        '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000041')
                    """),
            Map.entry("005", """
                    insert into idempotency_keys (actor_id, key, request_hash, status)
                    values ('00000000-0000-7000-8000-000000000001', 'key', '\\x00', 201)
                    """),
            Map.entry("006", """
                    update users set hashed_password = '$argon2id$', last_login_at = now() where username = 'user1';
                    insert into roles (id, name) values ('00000000-0000-7000-8000-000000000051', 'guest');
                    insert into user_roles (user_id, role_id)
                    values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000051')
                    """),
            Map.entry("007", """
                    insert into user_sessions (id, family_id, user_id, refresh_token_hash, signed_in_at, expires_at)
                    values (gen_random_uuid(), gen_random_uuid(), '00000000-0000-7000-8000-000000000001',
                        sha256('a'), now(), now());
                    insert into password_reset_tokens (id, user_id, token_hash, expires_at)
                    values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', sha256('b'), now());
                    insert into email_verifications (id, user_id, email, token_hash, expires_at)
                    values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'a@b', sha256('c'), now());
                    insert into api_tokens (id, user_id, name, token_hash, scopes, expires_at)
                    values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'cli', sha256('d'), '{tasks:read}',
                        now());
                    insert into user_identities (issuer, subject, user_id)
                    values ('https://example.org', 'me', '00000000-0000-7000-8000-000000000001');
                    insert into signing_keys (id, algorithm, public_key, private_key, signs_from)
                    values (gen_random_uuid(), 'RS256', '\\x00', '\\x00', now());
                    insert into sign_in_attempts (key, failures, last_at, next_at) values ('\\x00', 1, now(), now())
                    """),
            Map.entry("008", """
                    insert into audit_logs (entity, action, new_values)
                    values ('users', 'sign_in_failed', '{"username": "x"}')
                    """),
            Map.entry("009", """
                    insert into properties (id, listing_id, list_price, city)
                    values ('00000000-0000-7000-8000-000000000061', 'A-1', 100000, 'Leeds') on conflict do nothing;
                    update properties set list_price = list_price + 1;
                    update projects set property_id = '00000000-0000-7000-8000-000000000061'
                    """),
            Map.entry("010", """
                    insert into media (id, property_id, url)
                    values (gen_random_uuid(), '00000000-0000-7000-8000-000000000061', 'https://example.org/a.jpg')
                    """),
            Map.entry("011", """
                    insert into property_confidential (property_id, key_id, nonce, ciphertext)
                    values ('00000000-0000-7000-8000-000000000061', '0123456789abcdef',
                        '\\x000000000000000000000000', '\\x00000000000000000000000000000000');
                    insert into access_audit_log (entity, entity_id, action, fields)
                    values ('property_confidential', '00000000-0000-7000-8000-000000000061', 'read', '{a}')
                    """));

    /** Versions that make no table and no column. */
    private static final Set<String> WITHOUT_ROOM = Set.of("012");

    private RepresentativeRows() {}

    public static void add(GovernedDatabase database, String version) throws SQLException {
        if (WITHOUT_ROOM.contains(version)) {
            return;
        }
        if (!BY_VERSION.containsKey(version)) {
            throw new IllegalArgumentException("write representative rows for version " + version);
        }
        TestServer.execute(database, BY_VERSION.get(version));
    }
}
