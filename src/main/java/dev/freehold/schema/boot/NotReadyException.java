package dev.freehold.schema.boot;

/** The database answers, and the schema cannot be used. The message is a sentence without host names and credentials. */
final class NotReadyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SchemaCondition condition;
    private final boolean isLocked;

    private NotReadyException(SchemaCondition condition, boolean isLocked, String problem) {
        super(problem);
        this.condition = condition;
        this.isLocked = isLocked;
    }

    NotReadyException(SchemaCondition condition, String problem) {
        this(condition, false, problem);
    }

    /** Somebody else was at it all the time. */
    static NotReadyException locked(String problem) {
        return new NotReadyException(SchemaCondition.PENDING, true, problem);
    }

    SchemaCondition condition() {
        return condition;
    }

    /** Whether it was waited for somebody else already, so that the next attempt need not. */
    boolean isLocked() {
        return isLocked;
    }
}
