package dev.freehold.shared.persistence;

import dev.freehold.shared.http.Precondition;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Two writers of one row, of whom neither asked for a certain version: the later one starts over on the new state. */
public final class Retry {
    private static final int ATTEMPTS = 10;

    private Retry() {}

    /**
     * Runs a change, again if somebody else was faster. A client that named a version is told instead (412).
     *
     * @param change opens its own session each time
     */
    public static <T> Uni<T> unlessConditional(Precondition ifMatch, Supplier<Uni<T>> change) {
        Uni<T> attempt = Uni.createFrom().deferred(change::get);
        return ifMatch.isGiven()
                ? attempt
                : attempt.onFailure(DatabaseFailures::isStale).retry().atMost(ATTEMPTS);
    }
}
