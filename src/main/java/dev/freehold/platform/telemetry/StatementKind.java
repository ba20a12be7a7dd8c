package dev.freehold.platform.telemetry;

import java.util.Locale;

/** What a statement does, by its first word: one of a few, so that it may be a label. */
enum StatementKind {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    /** One that begins with a common table expression, which may read or write. */
    WITH,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** @param sql with or without space before its first word */
    static StatementKind of(String sql) {
        int start = 0;
        while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) {
            start++;
        }
        for (StatementKind kind : values()) {
            if (kind != OTHER && sql.regionMatches(true, start, kind.word, 0, kind.word.length())) {
                return kind;
            }
        }
        return OTHER;
    }

    String word() {
        return word;
    }
}
