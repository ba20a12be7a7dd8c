package dev.freehold.shared.persistence;

import dev.freehold.shared.http.Precondition;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Two writers of one row, of whom neither asked for a certain version: the later one starts over on the new state. */
public final class Retry {
    /** Milliseconds. */
    private static final long SHORTEST_PAUSE = 20;

    private static final long LONGEST_PAUSE = 80;

    private Retry() {}

    /**
     * Runs a change, again if somebody else was faster. The second time it waits its turn: in a transaction the row is locked
     * as it is read (see {@link RowRepository#live}), so that no number of writers can push one of them aside. A client that
     * named a version is told instead (412).
     *
     * @param change opens its own session, or joins the one that there is
     */
    public static <T> Uni<T> unlessConditional(Precondition ifMatch, Supplier<Uni<T>> change) {
        Uni<T> attempt = afterSacrifice(change);
        return ifMatch.isGiven()
                ? attempt
                : attempt.onFailure(DatabaseFailures::isStale)
                        .recoverWithUni(() -> SessionOperations.withTransaction(change));
    }

    /**
     * Runs work, once more after a moment if the database undid it for the sake of another transaction: at once it might take
     * what that one is about to get, and meet it again. Inside a session that is there already
     * it is not tried again: the statements before it are undone as well, so that whoever opened the session must begin.
     *
     * @param work one transaction, or one statement
     */
    public static <T> Uni<T> afterSacrifice(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> isInSession()
                        ? work.get()
                        : work.get().onFailure(DatabaseFailures::wasSacrificed).recoverWithUni(() -> pause().chain(
                                        () -> work.get())));
    }

    /** On the context that the work runs on, since its session belongs to that. */
    private static Uni<Void> pause() {
        long milliseconds = ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE + 1);
        return Uni.createFrom().emitter(paused -> {
            Context context = Vertx.currentContext();
            if (context == null) {
                paused.complete(null);
            } else {
                context.owner().setTimer(milliseconds, elapsed -> context.runOnContext(back -> paused.complete(null)));
            }
        });
    }

    private static boolean isInSession() {
        String unit = PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME;
        return SessionOperations.getCurrentSession(unit) != null
                || SessionOperations.getCurrentStatelessSession(unit) != null;
    }
}
