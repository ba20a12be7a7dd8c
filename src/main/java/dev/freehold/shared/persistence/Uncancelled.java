package dev.freehold.shared.persistence;

import io.smallrye.mutiny.Uni;

/**
 * Lets database work that has begun run to its end. A session whose {@code Uni} is cancelled half-way (a client hung up)
 * never gives its connection back, and sixteen such clients stop the service (quarkusio/quarkus#51576). Endpoints that
 * answer a {@code Uni} are guarded by {@code @Cancellable(false)}; this is for work inside a stream.
 */
public final class Uncancelled {
    private Uncancelled() {}

    /** The same work, of which a cancellation only drops the result. */
    public static <T> Uni<T> run(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }
}
