package dev.freehold.schema.api;

import dev.freehold.schema.boot.Explanation;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.flywaydb.core.api.FlywayException;

/** Lets the governor wait for the database on threads that may. */
@ApplicationScoped
class SchemaWorkers {
    /** Each reads the catalog whole, on connections of its own. */
    private static final int READERS = 2;

    private static final int SECONDS_TO_WAIT = 5;

    private final Vertx vertx;
    private final Semaphore readers = new Semaphore(READERS);

    SchemaWorkers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** As {@link #run}, for work that only looks. At most two look at once; who comes then is told to come again, by a 503. */
    <T> Uni<T> read(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!readers.tryAcquire()) {
                return Uni.createFrom()
                        .failure(new ProblemException(
                                        ProblemCode.OVERLOADED,
                                        "Others are looking at the schema; at most " + READERS + " may at a time.")
                                .with(Map.of(ProblemException.RETRY_AFTER, SECONDS_TO_WAIT)));
            }
            return run(work).onTermination().invoke(() -> readers.release());
        });
    }

    /** Answers on the event loop that asked. What the governor refuses is a 409; a database that does not answer is a 503. */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage())
                .onFailure(RefusedException.class)
                .transform(refusal -> new ProblemException(ProblemCode.CONFLICT, sentence(refusal.getMessage())))
                .onFailure(failure -> failure instanceof SQLException || failure instanceof FlywayException)
                .transform(failure -> new ProblemException(ProblemCode.DATABASE_UNAVAILABLE, Explanation.of(failure)));
    }

    /** Refusals are written to stand behind the name of a command. */
    private static String sentence(String refusal) {
        return refusal.substring(0, 1).toUpperCase(Locale.ROOT) + refusal.substring(1) + ".";
    }
}
