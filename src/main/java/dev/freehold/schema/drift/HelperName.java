package dev.freehold.schema.drift;

/** The names of what the governor makes for a while, and which a repair that was broken off leaves behind. */
public final class HelperName {
    private static final String PREFIX = "governor_";
    private static final int LONGEST_NAME = 63;

    private HelperName() {}

    /**
     * The name of a helper.
     *
     * @param purpose such as {@code not_null}
     * @param name what it is for; cut where the whole would be too long for PostgreSQL
     */
    public static String of(String purpose, String name) {
        String whole = PREFIX + purpose + "_" + name;
        return whole.substring(0, Math.min(LONGEST_NAME, whole.length()));
    }

    /** Whether it is the name of a helper: nobody else's are taken to begin so. */
    public static boolean is(String name) {
        return name.startsWith(PREFIX);
    }
}
