package dev.freehold.platform.telemetry;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures each statement and logs the slow ones: with the route of their request, and in its context, so that the line has the
 * request id and the trace id too. Parameters are never seen here; the text of a statement has placeholders in their stead.
 */
@Singleton
public class StatementWatch {
    /** Where Quarkus keeps the template of the route, in the context of the request. */
    private static final String ROUTE = "UrlPathTemplate";

    private static final Logger LOG = Logger.getLogger(StatementWatch.class);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_TEXT = 4_000;

    private final StatementMeters meters;
    private final long slowNanoseconds;

    StatementWatch(
            StatementMeters meters, @ConfigProperty(name = TelemetryVariables.SLOW_PROPERTY) Optional<String> slow) {
        this.meters = meters;
        this.slowNanoseconds = TelemetryVariables.slowStatement(slow)
                .map(duration -> duration.toNanos())
                .orElse(Long.MAX_VALUE);
    }

    /** @param span what the tracer behind this one wants back; null while nothing is traced */
    Statement begin(String sql, Object span) {
        return new Statement(sql, span, System.nanoTime());
    }

    /** @param context that the statement was made in */
    void end(Context context, Statement statement, boolean failed) {
        long nanoseconds = System.nanoTime() - statement.began();
        meters.record(StatementKind.of(statement.sql()), failed, nanoseconds);
        if (nanoseconds >= slowNanoseconds) {
            ((ContextInternal) context).emit(statement, slow -> log(context, slow, nanoseconds));
        }
    }

    private static void log(Context context, Statement statement, long nanoseconds) {
        LOG.warnf(
                "Slow statement: %d ms, route %s: %s",
                TimeUnit.NANOSECONDS.toMillis(nanoseconds), route(context), oneLine(statement.sql()));
    }

    /** Statements of jobs have none. */
    private static String route(Context context) {
        String route = VertxContext.isDuplicatedContext(context) ? context.getLocal(ROUTE) : null;
        return route == null ? "-" : route;
    }

    private static String oneLine(String sql) {
        String line = SPACE.matcher(sql.strip()).replaceAll(" ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
    }

    /** A statement under way. */
    record Statement(String sql, Object span, long began) {}
}
