package dev.freehold.shared.access;

/**
 * The names of what a caller may be allowed to do, as {@code area:action}. They are rows of the table {@code permissions} as
 * well; a test keeps the two alike.
 */
public final class Permissions {
    public static final String PROJECTS_READ = "projects:read";
    public static final String PROJECTS_WRITE = "projects:write";
    public static final String TASKS_READ = "tasks:read";
    public static final String TASKS_WRITE = "tasks:write";
    public static final String CHANNELS_READ = "channels:read";
    public static final String CHANNELS_WRITE = "channels:write";
    public static final String MESSAGES_READ = "messages:read";

    /** Post messages, and change one's own. */
    public static final String MESSAGES_WRITE = "messages:write";

    /** Change and delete the messages of others, and write in their name when importing. */
    public static final String MESSAGES_MODERATE = "messages:moderate";

    public static final String PROPERTIES_READ = "properties:read";

    /** Create, change, delete and import listings; and see those that are not for everybody, with their addresses. */
    public static final String PROPERTIES_WRITE = "properties:write";

    /** Change the status and the prices of listings that are closed or canceled, which are final for everybody else. */
    public static final String PROPERTIES_CORRECT = "properties:correct";

    /** See the confidential part of every listing; an agent needs no permission for that of his own. */
    public static final String CONFIDENTIAL_READ = "properties.confidential:read";

    /** Change the confidential part of every listing; an agent needs no permission for that of his own. */
    public static final String CONFIDENTIAL_WRITE = "properties.confidential:write";

    public static final String USERS_READ = "users:read";

    /** Create, change and deactivate users, and give them roles. */
    public static final String USERS_MANAGE = "users:manage";

    public static final String ROLES_READ = "roles:read";
    public static final String ROLES_MANAGE = "roles:manage";
    public static final String AUDIT_READ = "audit:read";

    /** See the state of the schema: what differs from what it should be, and what would repair it. */
    public static final String SCHEMA_READ = "schema:read";

    /** Repair the schema. */
    public static final String SCHEMA_MANAGE = "schema:manage";

    /** See what is in the trash. */
    public static final String TRASH_READ = "trash:read";

    /** Delete for good. */
    public static final String TRASH_PURGE = "trash:purge";

    private Permissions() {}
}
