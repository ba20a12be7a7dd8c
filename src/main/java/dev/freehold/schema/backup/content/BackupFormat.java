package dev.freehold.schema.backup.content;

import java.util.Locale;

/** What a backup is written in. */
public enum BackupFormat {
    /** {@code pg_dump}'s custom format; its manifest lies beside it. */
    DUMP(".dump"),
    /** A zip file of ours, its manifest inside. */
    ARCHIVE(".zip");

    private final String suffix;

    BackupFormat(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of the file ends with. */
    public String suffix() {
        return suffix;
    }

    /** As manifests spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BackupFormat of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
