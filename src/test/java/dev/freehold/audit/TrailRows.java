package dev.freehold.audit;

import dev.freehold.support.Database;
import dev.freehold.support.TestSignIn;
import java.util.UUID;

/**
 * Six rows of a trail, a day after the other from 2026-01-01 on, and no other. Row n has the id {@code BASE + n}, which no
 * sequence of a test reaches and no 32 bits hold.
 */
final class TrailRows {
    static final long BASE = 900_000_000_000_000L;
    static final String TASK = "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e02";
    static final String PURGED_USER = "0199a3c6-7a40-7d11-8e52-5b0c9d3f1e03";

    private static final String INSERT = """
            insert into audit_logs (seq, at, actor_id, request_id, entity, entity_id, action, old_values, new_values, db_user)
            overriding system value values
                (?, ?::timestamptz, ?::uuid, ?, ?, ?::uuid, ?, ?::jsonb, ?::jsonb, ?)
            """;

    private TrailRows() {}

    static void replaceAll() {
        String developer = TestSignIn.DEVELOPER.toString();
        String other = UUID.randomUUID().toString();
        Database.clear();
        insert(
                1,
                developer,
                "r-1",
                "tasks",
                TASK,
                "insert",
                null,
                "{\"title\": \"Paint\", \"hours\": 2.50}",
                "freehold");
        insert(
                2,
                developer,
                "r-1",
                "tasks",
                other,
                "insert",
                null,
                "{\"title\": \"Say \\\"hi\\\", loud\"}",
                "freehold");
        insert(
                3,
                PURGED_USER,
                "r-2",
                "tasks",
                TASK,
                "update",
                "{\"title\": \"Paint\"}",
                "{\"title\": null}",
                "freehold");
        insert(4, null, null, "projects", other, "delete", "{\"name\": \"House\"}", null, "clerk");
        insert(5, null, "r-3", "users", null, "sign_in_failed", null, "{\"username\": \"x\"}", "freehold");
        insert(6, developer, "r-4", "users", developer, "sign_in", null, null, "freehold");
    }

    private static void insert(
            int number,
            String actor,
            String request,
            String entity,
            String entityId,
            String action,
            String oldValues,
            String newValues,
            String dbUser) {
        String at = "2026-01-0" + number + "T00:00:00Z";
        Database.execute(
                INSERT, BASE + number, at, actor, request, entity, entityId, action, oldValues, newValues, dbUser);
    }
}
