package dev.freehold.identity.passwords;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Threads for hashing, which keeps a processor busy for long and takes much memory: one for each processor. Work that finds
 * them all busy waits, up to a bound; beyond that it would only make everybody wait longer than anybody does.
 */
@ApplicationScoped
class PasswordWorkers {
    /** How many may wait for a thread: a second or two of work for two processors. */
    private static final int MOST_WAITING = 64;

    private final WorkerExecutor threads;
    private final Semaphore places;

    @Inject
    PasswordWorkers(Vertx vertx) {
        this(vertx, "passwords", Runtime.getRuntime().availableProcessors(), MOST_WAITING);
    }

    PasswordWorkers(Vertx vertx, String name, int size, int mostWaiting) {
        this.threads = vertx.createSharedWorkerExecutor(name, size);
        this.places = new Semaphore(size + mostWaiting);
    }

    /**
     * Does the work in a thread, for each subscription anew; the result comes on the Vert.x context of the subscriber. Work
     * that has begun runs to its end. Fails with 503 {@code overloaded} if too many wait.
     */
    <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> submit(work).toCompletionStage());
    }

    private <T> Future<T> submit(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(new ProblemException(
                    ProblemCode.OVERLOADED, "Too many passwords wait to be checked; try again soon."));
        }
        try {
            return threads.executeBlocking(work, false).onComplete(done -> places.release());
        } catch (RuntimeException closed) {
            places.release();
            throw closed;
        }
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
