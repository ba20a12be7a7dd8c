package dev.freehold.shared.transfer;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One import among those under way, from its admission until its request is over and its work has ended: a client that leaves does not end the
 * work, which goes on reading the file and keeping its connection to the database busy.
 */
final class Place {
    private static final String KEY = "freehold.import-place";

    private final List<Runnable> atEnd = new ArrayList<>();
    private final AtomicInteger holders = new AtomicInteger(1);

    /** The place of this request until it is over, and of what it does {@link #during} it. */
    static Place take(RoutingContext routing) {
        Place place = new Place();
        routing.put(KEY, place);
        routing.addEndHandler(ended -> place.letGo());
        return place;
    }

    /** The place of this request; null if it is no import. */
    static Place of(RoutingContext routing) {
        return routing.get(KEY);
    }

    /** To be called before anything is done during the place: what happens when it is given back. */
    void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** The same work, which keeps the place until it has ended; not begun, with a 400, if the place was given back before. */
    <T> Uni<T> during(Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> hold()
                        ? work.onTermination().invoke(this::letGo)
                        : Uni.createFrom().failure(Uploads.cutOff(null)));
    }

    private boolean hold() {
        return holders.getAndUpdate(held -> held == 0 ? 0 : held + 1) > 0;
    }

    void letGo() {
        if (holders.decrementAndGet() == 0) {
            atEnd.forEach(Runnable::run);
        }
    }
}
