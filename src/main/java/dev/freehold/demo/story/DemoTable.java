package dev.freehold.demo.story;

/** The tables that the demo fills, in an order in which foreign keys hold. */
public enum DemoTable {
    USERS("users", """
            insert into users (id, username, email, full_name, is_active, hashed_password, time_zone,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do nothing
            """),
    USER_ROLES("user roles", """
            insert into user_roles (user_id, role_id, created_at, changed_by, change_request)
            select $1, id, $3, $4, $5 from roles where name = $2 and deleted_at is null
            on conflict (user_id, role_id) do nothing
            """),
    PROJECTS("projects", """
            insert into projects (id, name, description, owner_id, status, start_date, end_date, is_archived,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (id) do nothing
            """),
    TASKS("tasks", """
            insert into tasks (id, title, description, project_id, assignee_id, creator_id, status, priority,
                due_date, estimated_hours, completed_at, created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict (id) do nothing
            """),
    CHANNELS("channels", """
            insert into channels (id, name, description, project_id, is_private,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (id) do nothing
            """),
    CHANNEL_MEMBERS("channel members", """
            insert into channel_members (channel_id, user_id, created_at, changed_by, change_request)
            values ($1, $2, $3, $4, $5)
            on conflict (channel_id, user_id) do nothing
            """),
    MESSAGES("messages", """
            insert into messages (id, content, channel_id, author_id, parent_id, is_edited, edited_at,
                created_at, updated_at, changed_by, change_request, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do nothing
            """);

    /** What audit rows say in place of a request id. */
    static final String REQUEST = "seed";

    private final String label;
    private final String insert;

    DemoTable(String label, String insert) {
        this.label = label;
        this.insert = insert;
    }

    /** What people call its rows. */
    public String label() {
        return label;
    }

    /**
     * Inserts one row, unless that row is already there. Only the row itself may be: a name that somebody else has taken is an
     * error, because rows that come later would refer to a row that was never written.
     */
    public String insert() {
        return insert;
    }
}
