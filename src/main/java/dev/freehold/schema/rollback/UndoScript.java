package dev.freehold.schema.rollback;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What takes one migration back.
 *
 * @param version the migration's
 * @param file its name, such as {@code U011__confidential.sql}
 * @param checksum SHA-256 of the text, in hexadecimal
 */
record UndoScript(String version, String file, String sql, String checksum) {
    private static final Pattern HARMLESS = Pattern.compile("(?m)^-- Loses nothing of (\\w+): \\S");

    /**
     * The tables whose rows it changes without a loss, as its author says by a line {@code -- Loses nothing of audit_logs:} with
     * the reason behind it. Nobody else can know: what an update leaves may or may not hold what was there.
     */
    Set<String> harmless() {
        return HARMLESS.matcher(sql).results().map(line -> line.group(1)).collect(Collectors.toUnmodifiableSet());
    }
}
