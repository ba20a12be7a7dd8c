package dev.freehold.shared.persistence;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;

/**
 * What a failure of the database means to a client.
 *
 * <p>Constraints are named {@code <table>_<field>_<kind>}, so a violated one names the field that is wrong, and a new table
 * needs no code here.
 */
public final class DatabaseFailures {
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";

    private static final Pattern WRITTEN_TABLE = Pattern.compile("(?:insert into|update|delete from) (\\w+)");

    private DatabaseFailures() {}

    /** The problem that the failure is, or the failure itself if it is none that a client should hear of. */
    public static Throwable translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException) {
                return cause;
            }
            if (isStale(cause)) {
                return new ProblemException(
                        ProblemCode.STALE_VERSION, "The object was changed by somebody else meanwhile.", failure);
            }
            if (cause instanceof ConstraintViolationException violation) {
                return translate(violation, failure);
            }
            Optional<ProblemException> condition = condition(cause, failure);
            if (condition.isPresent()) {
                return condition.get();
            }
        }
        return failure;
    }

    /** Whether two writers met: the row is not in the version any more that the statement expected. */
    public static boolean isStale(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof StaleStateException;
    }

    /**
     * Whether the database undid the transaction for the sake of another one (deadlock, serialization failure), so that the same
     * may succeed if it is done again.
     */
    public static boolean wasSacrificed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (DatabaseCondition.wasSacrificed(sqlState(cause))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ProblemException> condition(Throwable cause, Throwable failure) {
        if (isBusy(cause)) {
            return Optional.of(new ProblemException(
                    ProblemCode.OVERLOADED,
                    "Too many requests wait for the database, or one waited for too long; nothing was changed.",
                    failure));
        }
        Optional<DatabaseCondition> connection =
                sqlState(cause) == null ? ConnectionFailures.of(cause) : Optional.empty();
        return connection
                .or(() -> DatabaseCondition.of(sqlState(cause), String.valueOf(cause.getMessage())))
                .map(condition -> condition.problem(sqlState(cause), failure));
    }

    /** Null if it is no failure that the database told. */
    private static String sqlState(Throwable cause) {
        if (cause instanceof SQLException database) {
            return database.getSQLState();
        }
        return cause instanceof DatabaseException database ? database.getSqlState() : null;
    }

    private static Throwable translate(ConstraintViolationException violation, Throwable failure) {
        if (violation.getConstraintName() == null) {
            return failure;
        }
        String pointer = pointer(table(violation.getSQL()), violation.getConstraintName());
        return switch (String.valueOf(violation.getSQLState())) {
            case UNIQUE_VIOLATION ->
                problem(
                        ProblemCode.CONFLICT,
                        pointer,
                        "already_exists",
                        pointer.isEmpty()
                                ? "what would come back with it is there again: " + violation.getConstraintName()
                                : "is taken by another object",
                        failure);
            case FOREIGN_KEY_VIOLATION ->
                problem(
                        ProblemCode.INVALID_INPUT,
                        pointer,
                        "unknown_reference",
                        "does not exist, or is in the trash",
                        failure);
            case CHECK_VIOLATION ->
                problem(ProblemCode.INVALID_INPUT, pointer, "not_allowed", "breaks a rule of the data", failure);
            default -> failure;
        };
    }

    private static ProblemException problem(
            ProblemCode code, String pointer, String rule, String detail, Throwable cause) {
        return new ProblemException(
                code,
                pointer.isEmpty() ? detail : pointer + ": " + detail,
                List.of(InputError.at(pointer, rule, detail)),
                cause);
    }

    /** Hibernate keeps the statement of a violation, but not the table that PostgreSQL names. */
    private static String table(String sql) {
        Matcher written = sql == null ? null : WRITTEN_TABLE.matcher(sql);
        return written != null && written.lookingAt() ? written.group(1) : "";
    }

    /** The field of the row that was written; the whole of it if a row of another table, which changes along, is in the way. */
    private static String pointer(String table, String constraint) {
        if (!constraint.startsWith(table + "_")) {
            return "";
        }
        String field = constraint.substring(table.length() + 1);
        int kind = field.lastIndexOf('_');
        return "/" + (kind > 0 ? field.substring(0, kind) : field);
    }

    /** The pool's queue is full, or the wait in it was too long; the driver has no type of its own for the latter. */
    private static boolean isBusy(Throwable cause) {
        return cause instanceof ConnectionPoolTooBusyException
                || (isUntyped(cause) && String.valueOf(cause.getMessage()).startsWith("Timeout"));
    }

    private static boolean isUntyped(Throwable cause) {
        return cause instanceof NoStackTraceThrowable || cause instanceof VertxException;
    }
}
