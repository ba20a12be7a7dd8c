package dev.freehold.schema.rollback;

import dev.freehold.schema.database.RefusedException;
import java.util.List;

/** Refused because rows would be lost. Nothing of the step that was refused has happened. */
public final class DataLossException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient List<RowLoss> losses;

    DataLossException(List<RowLoss> losses, String remedy) {
        super("this would lose " + RowLoss.sentence(losses) + "; " + remedy);
        this.losses = List.copyOf(losses);
    }

    /** What would be lost. */
    public List<RowLoss> losses() {
        return losses;
    }
}
