package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;

/** Columns of another type, and of another collation. */
final class ColumnTypeDifferences {
    private ColumnTypeDifferences() {}

    static List<SeededDifference> all() {
        return List.of(
                type("a narrower varchar", "users", "full_name", "varchar(100)", Answer.REPAIR),
                type("a wider varchar", "projects", "change_request", "varchar(256)", Answer.DESTRUCTIVE),
                type("a varchar of any length", "user_sessions", "device", "varchar", Answer.DESTRUCTIVE),
                type("text for varchar", "media", "caption", "text", Answer.DESTRUCTIVE),
                type("varchar for text", "idempotency_keys", "location", "varchar(255)", Answer.REPAIR),
                type("char for varchar", "user_sessions", "ip_address", "char(45)", Answer.MANUAL),
                type("narrower elements of an array", "access_audit_log", "fields", "varchar(31)[]", Answer.MANUAL),
                type("integer for bigint", "audit_logs", "seq", "integer", Answer.MANUAL),
                type("bigint for integer", "sign_in_attempts", "failures", "bigint", Answer.DESTRUCTIVE),
                type("timestamp for timestamptz", "users", "last_login_at", "timestamp", Answer.MANUAL),
                type("a time without microseconds", "user_sessions", "used_at", "timestamptz(3)", Answer.MANUAL),
                type("a time for a date", "tasks", "due_date", "timestamptz", Answer.MANUAL),
                type("fewer digits", "listing_history", "price", "numeric(10, 2)", Answer.MANUAL),
                type("more digits", "properties", "lot_size_area", "numeric(20, 6)", Answer.MANUAL),
                type("text for uuid", "tasks", "deleted_with", "text", Answer.MANUAL),
                type("json for jsonb", "audit_logs", "new_values", "json", Answer.MANUAL),
                SeededDifference.seed(
                                "another collation",
                                "alter table email_verifications alter column email type varchar(254) collate \"C\"")
                        .drift(Kind.COLUMN, "email_verifications.email", "collation", Answer.MANUAL));
    }

    private static SeededDifference type(String name, String table, String column, String type, Answer answer) {
        return SeededDifference.seed(name, "alter table %s alter column %s type %s".formatted(table, column, type))
                .drift(Kind.COLUMN, table + "." + column, "type", answer);
    }
}
