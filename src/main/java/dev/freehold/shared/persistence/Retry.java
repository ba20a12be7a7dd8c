package dev.freehold.shared.persistence;

import dev.freehold.shared.http.Precondition;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Two writers of one row, of whom neither asked for a certain version: the later one starts over on the new state. */
public final class Retry {
    private Retry() {}

    /**
     * Runs a change, again if somebody else was faster. The second time it waits its turn: in a transaction the row is locked
     * as it is read (see {@link RowRepository#live}), so that no number of writers can push one of them aside. A client that
     * named a version is told instead (412).
     *
     * @param change opens its own session, or joins the one that there is
     */
    public static <T> Uni<T> unlessConditional(Precondition ifMatch, Supplier<Uni<T>> change) {
        Uni<T> attempt = Uni.createFrom().deferred(change::get);
        return ifMatch.isGiven()
                ? attempt
                : attempt.onFailure(DatabaseFailures::isStale)
                        .recoverWithUni(() -> SessionOperations.withTransaction(change));
    }
}
