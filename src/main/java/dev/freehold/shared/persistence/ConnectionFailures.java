package dev.freehold.shared.persistence;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What the driver tells of a connection, without a word of the server. One that was never had carried nothing; one that breaks
 * fails whatever is under way on it, a commit as well, and the server may have carried that out.
 */
final class ConnectionFailures {
    private static final DatabaseCondition NEVER_HAD = DatabaseCondition.unavailable("The database does not answer");

    private static final DatabaseCondition LOST = DatabaseCondition.lost("The connection to the database broke");

    /** The driver has no types for these. */
    private static final List<String> UNTYPED = List.of("Connection is not active", "Pending requests failed");

    /** The words of the system, where Java has no type for them. */
    private static final List<String> OF_THE_SYSTEM =
            List.of("Broken pipe", "Connection reset", "Connection timed out");

    private ConnectionFailures() {}

    /** Empty if the failure is none of a connection. */
    static Optional<DatabaseCondition> of(Throwable cause) {
        if (isNeverHad(cause)) {
            return Optional.of(NEVER_HAD);
        }
        return isLost(cause) ? Optional.of(LOST) : Optional.empty();
    }

    private static boolean isNeverHad(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof TimeoutException;
    }

    private static boolean isLost(Throwable cause) {
        return (cause instanceof SQLException database && database.getSQLState() == null)
                || cause instanceof ClosedConnectionException
                || cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || (cause instanceof IOException && begins(cause, OF_THE_SYSTEM))
                || ((cause instanceof NoStackTraceThrowable || cause instanceof VertxException)
                        && begins(cause, UNTYPED));
    }

    private static boolean begins(Throwable cause, List<String> words) {
        String message = String.valueOf(cause.getMessage());
        return words.stream().anyMatch(message::startsWith);
    }
}
