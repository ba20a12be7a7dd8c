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
 * @param changed how many rows the script updates, by table; they are among the losses unless its author says that it is none
 * @param locked the tables that it drops, takes columns from or rewrites, and nobody can use meanwhile
 * @param rewritten those of them whose rows are written anew
 */
public record RollbackStep(
        String version,
        String to,
        String script,
        List<RowLoss> losses,
        Map<String, Long> changed,
        List<String> locked,
        List<String> rewritten) {
    public RollbackStep {
        losses = List.copyOf(losses);
        changed = Map.copyOf(changed);
        locked = List.copyOf(locked);
        rewritten = List.copyOf(rewritten);
    }
}
