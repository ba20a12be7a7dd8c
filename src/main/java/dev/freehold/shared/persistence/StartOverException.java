package dev.freehold.shared.persistence;

/**
 * The transaction cannot be kept, but its work may succeed in a new one: whoever opened it begins again. The driver commits
 * no transaction in which any statement failed, not even after a rollback to a savepoint.
 */
public final class StartOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartOverException(String reason) {
        super(reason, null, false, false);
    }
}
