package dev.freehold.identity;

import java.util.Set;

/** The names of what a caller may be allowed to do, as {@code area:action}. */
public final class Permissions {
    /** See what is in the trash. */
    public static final String TRASH_READ = "trash:read";

    /** Delete for good. */
    public static final String TRASH_PURGE = "trash:purge";

    /** Change and delete the messages of others, and write in their name when importing. */
    public static final String MESSAGES_MODERATE = "messages:moderate";

    /** Create and change users. */
    public static final String USERS_MANAGE = "users:manage";

    static final Set<String> ALL = Set.of(TRASH_READ, TRASH_PURGE, MESSAGES_MODERATE, USERS_MANAGE);

    private Permissions() {}
}
