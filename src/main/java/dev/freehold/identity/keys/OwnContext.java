package dev.freehold.identity.keys;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Database work that does not belong to the request that sets it off. */
final class OwnContext {
    private OwnContext() {}

    /**
     * The work in a Vert.x context of its own. In the context of the request it would run into the request's session, and
     * would break off half-way with the request. Its result comes on an event loop, which may be another one.
     */
    static <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    started -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** The same result, in the context of whoever asks for it. */
    static <T> Uni<T> bringBack(Uni<T> result) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return caller == null ? result : result.emitOn(MutinyHelper.executor(caller));
        });
    }
}
