package dev.freehold.schema.rollback;

import dev.freehold.schema.database.Refusal;
import java.sql.SQLException;
import java.util.List;

/** A rollback that stopped on its way. What is done is done whole; the step that failed has left nothing. */
public final class RollbackFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> done;
    private final transient List<String> left;

    RollbackFailedException(String script, List<String> done, List<String> left, Throwable cause) {
        super(
                "%s failed: %s. Undone before it: %s; left: %s. Where the database differs from its version, repair it first"
                        .formatted(script, reason(cause), names(done), names(left)),
                cause);
        this.done = List.copyOf(done);
        this.left = List.copyOf(left);
    }

    private static String reason(Throwable cause) {
        return cause instanceof SQLException failure ? Refusal.reason(failure) : cause.getMessage();
    }

    private static String names(List<String> versions) {
        return versions.isEmpty() ? "nothing" : String.join(", ", versions);
    }

    /** The versions that were undone, in that order. */
    public List<String> done() {
        return done;
    }

    /** The versions that are still there, the one that failed first. */
    public List<String> left() {
        return left;
    }
}
