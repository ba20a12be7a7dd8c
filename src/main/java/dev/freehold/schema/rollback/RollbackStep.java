package dev.freehold.schema.rollback;

import java.util.List;
import java.util.Map;

/**
 * One migration that a rollback takes back.
 *
 * @param version the migration's, such as {@code 011}
 * @param to the version that the database has afterwards; {@code none} after the first
 * @param script the name of the undo script, such as {@code U011__confidential.sql}
 * @param losses what was lost when the script was rehearsed
 * @param changed how many rows the script writes anew, by table; they are not lost
 * @param locked the tables that it drops, takes columns from or rewrites, and nobody can use meanwhile
 */
public record RollbackStep(
        String version,
        String to,
        String script,
        List<RowLoss> losses,
        Map<String, Long> changed,
        List<String> locked) {
    public RollbackStep {
        losses = List.copyOf(losses);
        changed = Map.copyOf(changed);
        locked = List.copyOf(locked);
    }
}
