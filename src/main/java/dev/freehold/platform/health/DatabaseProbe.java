package dev.freehold.platform.health;

import dev.freehold.platform.database.pool.Probing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the database on the way that requests take, over a connection of its own: a busy service is no broken one, and whoever
 * asks after its health, however often, takes no place of a request. All who ask at a time share one question.
 */
@Singleton
public class DatabaseProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** So long an answer serves those who ask next. */
    private static final Duration FRESH = Duration.ofMillis(250);

    private final Pool pool;
    private Future<String> question;
    private volatile long answeredAt;

    DatabaseProbe(@Probing Pool pool) {
        this.pool = pool;
    }

    /** Why the database does not answer within a second; null if it does. Never fails. */
    public Uni<String> flaw() {
        Context asker = Vertx.currentContext();
        Uni<String> flaw = Uni.createFrom().completionStage(() -> ask().toCompletionStage());
        return asker == null ? flaw : flaw.emitOn(answer -> asker.runOnContext(back -> answer.run()));
    }

    private synchronized Future<String> ask() {
        boolean isFresh =
                question != null && (!question.isComplete() || System.nanoTime() - answeredAt < FRESH.toNanos());
        if (!isFresh) {
            question = askAnew();
        }
        return question;
    }

    private Future<String> askAnew() {
        return pool.withConnection(connection -> connection.query("select 1").execute())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(rows -> (String) null)
                .otherwise(DatabaseProbe::words)
                .onComplete(answer -> answeredAt = System.nanoTime());
    }

    private static String words(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + PATIENCE.toMillis() + " ms"
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
