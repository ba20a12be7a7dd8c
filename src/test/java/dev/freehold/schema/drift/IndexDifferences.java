package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Indexes. */
final class IndexDifferences {
    private IndexDifferences() {}

    static List<SeededDifference> all() {
        return Stream.of(existence(), definition(), validity())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SeededDifference> existence() {
        return List.of(
                seed("an index is missing", "drop index tasks_creator_id_idx")
                        .missing(Kind.INDEX, "tasks.tasks_creator_id_idx", Answer.REPAIR),
                seed("a partial unique index is missing", "drop index properties_listing_id_key")
                        .missing(Kind.INDEX, "properties.properties_listing_id_key", Answer.REPAIR),
                seed("an index too many", "create index tasks_due_date_idx on tasks (due_date)")
                        .extra(Kind.INDEX, "tasks.tasks_due_date_idx"),
                seed("an index twice", """
                        create index ix_properties_city on properties (city, id desc) where deleted_at is null
                        """).extra(Kind.INDEX, "properties.ix_properties_city"),
                seed("an index was renamed", "alter index user_sessions_family_id_idx rename to ix_family")
                        .cosmetic(Kind.INDEX, "user_sessions.user_sessions_family_id_idx", Finding.NAME));
    }

    private static List<SeededDifference> definition() {
        return List.of(
                replaced("an index of the column for one of an expression", "users", "users_username_key", """
                        create unique index users_username_key on users (username)
                        """),
                replaced("an index that is no longer unique", "users", "users_email_key", """
                        create index users_email_key on users (lower(email))
                        """),
                replaced("an index of all rows for one of some", "media", "media_position_idx", """
                        create index media_position_idx on media (property_id, position, id)
                        """),
                replaced("an index of other rows", "properties", "properties_close_date_idx", """
                        create index properties_close_date_idx on properties (close_date, id) where close_date is not null
                        """),
                replaced("an index of another method", "projects", "projects_search_idx", """
                        create index projects_search_idx on projects using gist (search)
                        """),
                replaced("an index in another order", "channels", "channels_project_id_idx", """
                        create index channels_project_id_idx on channels (project_id, id)
                        """),
                replaced("an index that includes nothing", "tasks", "tasks_project_status_idx", """
                        create index tasks_project_status_idx on tasks (project_id, status, id desc) where deleted_at is null
                        """),
                replaced("an index to which nulls are not alike", "channels", "channels_name_key", """
                        create unique index channels_name_key on channels (project_id, lower(name))
                            where deleted_at is null
                        """),
                replaced("an index with another class of operators", "api_tokens", "api_tokens_name_key", """
                        create unique index api_tokens_name_key on api_tokens (user_id, lower(name) text_pattern_ops)
                            where deleted_at is null
                        """),
                seed("an index that is stored otherwise", """
                        alter index access_audit_log_search_idx set (pages_per_range = 64)
                        """)
                        .drift(
                                Kind.INDEX,
                                "access_audit_log.access_audit_log_search_idx",
                                "definition",
                                Answer.DESTRUCTIVE));
    }

    private static SeededDifference replaced(String name, String table, String index, String sql) {
        return seed(name, "drop index " + index + "; " + sql)
                .drift(Kind.INDEX, table + "." + index, "definition", Answer.DESTRUCTIVE);
    }

    private static List<SeededDifference> validity() {
        return List.of(
                seed("an invalid index", invalidated("messages_author_id_idx"))
                        .drift(Kind.INDEX, "messages.messages_author_id_idx", "valid", Answer.REPAIR),
                seed("an invalid unique index", invalidated("properties_external_id_key"))
                        .drift(Kind.INDEX, "properties.properties_external_id_key", "valid", Answer.REPAIR),
                seed(
                                "what is left of an index that could not be made",
                                "create index tasks_title_idx_ccnew on tasks (title); "
                                        + invalidated("tasks_title_idx_ccnew"))
                        .drift(Kind.INDEX, "tasks.tasks_title_idx_ccnew", Finding.EXISTENCE, Answer.REPAIR));
    }

    /** As a concurrent build leaves it that failed at its end. */
    private static String invalidated(String index) {
        return "update pg_index set indisvalid = false where indexrelid = '" + index + "'::regclass";
    }
}
