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
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;

/** Lets the governor wait for the database on threads that may. */
@ApplicationScoped
class SchemaWorkers {
    private final Vertx vertx;

    SchemaWorkers(Vertx vertx) {
        this.vertx = vertx;
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
