package dev.freehold.schema.rollback;

import java.util.List;
import java.util.Optional;

/**
 * What a rollback did.
 *
 * @param undone the versions that were taken back, newest first
 * @param version the one that the database has now
 * @param losses what was lost in fact
 * @param backup the one that the gate accepted; empty if nothing was lost
 */
public record RollbackResult(List<String> undone, String version, List<RowLoss> losses, Optional<String> backup) {
    public RollbackResult {
        undone = List.copyOf(undone);
        losses = List.copyOf(losses);
    }
}
