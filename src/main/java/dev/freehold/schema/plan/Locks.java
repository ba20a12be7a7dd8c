package dev.freehold.schema.plan;

/** The names of PostgreSQL's table locks, from the mildest to the one that keeps even readers out. */
final class Locks {
    static final String SHARE_UPDATE_EXCLUSIVE = "SHARE UPDATE EXCLUSIVE";
    static final String SHARE_ROW_EXCLUSIVE = "SHARE ROW EXCLUSIVE";
    static final String ACCESS_EXCLUSIVE = "ACCESS EXCLUSIVE";
    static final String NONE = "none";

    private Locks() {}

    static String of(String lock, String... tables) {
        return lock + " on " + String.join(", ", tables);
    }
}
