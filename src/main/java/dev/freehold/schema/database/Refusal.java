package dev.freehold.schema.database;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a statement failed, in words that may be shown. */
public final class Refusal {
    /** dependent_objects_still_exist: its details name objects, those of most others the values of rows. */
    private static final String NEEDED = "2BP01";

    private Refusal() {}

    /** The message, with what else stands in the way, and with what could not be cleaned up behind it. */
    public static String reason(SQLException failure) {
        return Stream.concat(
                        Stream.of(failure.getMessage() + dependents(failure)),
                        Stream.of(failure.getSuppressed()).map(Throwable::getMessage))
                .collect(Collectors.joining("; "));
    }

    /** Whether PostgreSQL refuses it because something else needs what it would drop. */
    public static boolean isForDependents(SQLException failure) {
        return NEEDED.equals(failure.getSQLState());
    }

    private static String dependents(SQLException failure) {
        if (!isForDependents(failure) || !(failure instanceof PSQLException refusal)) {
            return "";
        }
        ServerErrorMessage message = refusal.getServerErrorMessage();
        return message == null || message.getDetail() == null
                ? ""
                : ": " + message.getDetail().replace("\n", "; ");
    }
}
